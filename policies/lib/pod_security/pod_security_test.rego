package merlon.lib.pod_security_test

import data.merlon.lib.pod_security

test_versions_are_compared_by_their_minor if {
	every version in ["v1.24", "1.24", "v1.24.3", "v1.25", "v1.100", "latest"] {
		pod_security.since(version, 24)
	}
	every version in ["v1.0", "v1.3", "v1.23", "1.23.9", "v1.023"] {
		not pod_security.since(version, 24)
	}
}

test_what_is_no_version_is_the_latest if {
	every version in ["", "v2.0", "v1", "v1.x", "v1.24-beta", "1.99999", "v1.24\n", null, 1.24, [], {}] {
		pod_security.since(version, 1000)
	}
}

test_windows_is_exempt_since_1_25 if {
	windows := {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"os": {"name": "windows"}}}}}
	pod_security.exempt_as_windows("v1.25") with input as windows
	not pod_security.exempt_as_windows("v1.24") with input as windows
	every os in [{"name": "linux"}, {}, null, "windows"] {
		linux := {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"os": os}}}}
		not pod_security.exempt_as_windows("latest") with input as linux
	}
}

test_user_namespaces_are_exempt_since_1_35 if {
	own := {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"hostUsers": false}}}}
	pod_security.exempt_as_user_namespace("v1.35") with input as own
	not pod_security.exempt_as_user_namespace("v1.34") with input as own
	every host_users in [true, null, "false", 0] {
		shared := {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"hostUsers": host_users}}}}
		not pod_security.exempt_as_user_namespace("latest") with input as shared
	}
}
