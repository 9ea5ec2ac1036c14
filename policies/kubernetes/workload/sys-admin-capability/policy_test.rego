package merlon.kubernetes.workload.sys_admin_capability_test

import data.merlon.kubernetes.workload.sys_admin_capability

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(added) := result if {
	result := sys_admin_capability.violation with input as pod({"containers": [{"name": "a", "securityContext": {"capabilities": {"add": added}}}]})
}

test_sys_admin_is_reported if {
	path := ["spec", "containers", 0, "securityContext", "capabilities", "add", 1]
	found(["CHOWN", "SYS_ADMIN"]) == {{
		"msg": "container \"a\" adds the capability SYS_ADMIN",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_other_spellings_and_all_count if {
	every added in [["CAP_SYS_ADMIN"], ["sys_admin"], ["ALL"]] {
		count(found(added)) == 1
	}
}

test_others_pass if {
	some added in [["NET_ADMIN"], [], null, "SYS_ADMIN", [7]]
	count(found(added)) == 0
}
