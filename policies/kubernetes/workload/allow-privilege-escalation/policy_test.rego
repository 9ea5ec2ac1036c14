package merlon.kubernetes.workload.allow_privilege_escalation_test

import data.merlon.kubernetes.workload.allow_privilege_escalation

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"allowPrivilegeEscalation": true}}

test_a_finding_stands_at_its_field if {
	allow_privilege_escalation.violation == {{
		"msg": "container \"a\" does not set allowPrivilegeEscalation to false",
		"path": ["spec", "containers", 1, "securityContext", "allowPrivilegeEscalation"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "allowPrivilegeEscalation"],
			"value": false,
		},
	}} with input as pod({"containers": [{"name": "ok", "securityContext": {"allowPrivilegeEscalation": false}}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := allow_privilege_escalation.violation with input as pod({field: [bad]})
		{array.slice(violation.path, 0, 3) | some violation in found} == {["spec", field, 0]}
	}
}

test_pod_templates_are_reached if {
	template := {"spec": {"containers": [bad]}}
	every kind, case in {
		"Deployment": {"path": ["spec", "template"], "object": {"spec": {"template": template}}},
		"CronJob": {
			"path": ["spec", "jobTemplate", "spec", "template"],
			"object": {"spec": {"jobTemplate": {"spec": {"template": template}}}},
		},
		"PodTemplate": {"path": ["template"], "object": {"template": template}},
	} {
		review := {"kind": {"kind": kind}, "object": case.object}
		found := allow_privilege_escalation.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a", "securityContext": {"allowPrivilegeEscalation": false}},
	] {
		count(allow_privilege_escalation.violation) == 0 with input as pod({"containers": [container]})
	}
}

test_malformed_pods_are_passed_over if {
	every spec in [
		null,
		[],
		"spec",
		{"containers": null},
		{"containers": "none"},
		{"containers": {"name": "a"}},
		{"containers": [null, 1, []]},
		{"securityContext": [], "volumes": {}},
	] {
		count(allow_privilege_escalation.violation) == 0 with input as pod(spec)
	}
}

test_what_is_missing_is_added if {
	path := ["spec", "containers", 0, "securityContext"]
	every container, fix in {
		{"name": "a"}: {"op": "add", "path": path, "value": {"allowPrivilegeEscalation": false}},
		sc(null): {"op": "replace", "path": path, "value": {"allowPrivilegeEscalation": false}},
		sc({}): {"op": "add", "path": array.concat(path, ["allowPrivilegeEscalation"]), "value": false},
		sc({"allowPrivilegeEscalation": null}): {
			"op": "replace",
			"path": array.concat(path, ["allowPrivilegeEscalation"]),
			"value": false,
		},
		sc({"allowPrivilegeEscalation": "false"}): {
			"op": "replace",
			"path": array.concat(path, ["allowPrivilegeEscalation"]),
			"value": false,
		},
	} {
		found := allow_privilege_escalation.violation with input as pod({"containers": [container]})
		{[violation.path, violation.fix] | some violation in found} == {[
			array.concat(path, ["allowPrivilegeEscalation"]),
			fix,
		]}
	}
}

sc(security) := {"name": "a", "securityContext": security}

test_rights_that_imply_it_must_go_first if {
	every security in [
		{"privileged": true},
		{"capabilities": {"add": ["SYS_ADMIN"]}},
		{"privileged": true, "capabilities": {"add": ["CAP_SYS_ADMIN"]}},
	] {
		allow_privilege_escalation.violation == {{
			"msg": "container \"a\" has rights that imply allowPrivilegeEscalation",
			"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
		}} with input as pod({"containers": [sc(security)]})
	}
}

test_the_control_begins_with_1_8 if {
	every version, expected in {"v1.7": 0, "v1.8": 1, "latest": 1} {
		count(allow_privilege_escalation.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}

test_windows_is_let_off_since_1_25 if {
	every version, expected in {"v1.24": 1, "v1.25": 0, "latest": 0} {
		spec := {"os": {"name": "windows"}, "containers": [bad]}
		count(allow_privilege_escalation.violation) == expected with input as pod_at(version, spec)
	}
}
