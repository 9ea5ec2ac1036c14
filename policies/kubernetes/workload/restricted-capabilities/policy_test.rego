package merlon.kubernetes.workload.restricted_capabilities_test

import data.merlon.kubernetes.workload.restricted_capabilities

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"capabilities": {"add": ["NET_BIND_SERVICE", "CHOWN"]}}}

test_a_finding_stands_at_its_field if {
	restricted_capabilities.violation == {{
		"msg": "container \"a\" adds the capability CHOWN",
		"path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := restricted_capabilities.violation with input as pod({field: [bad]})
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
		found := restricted_capabilities.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"capabilities": null}},
		{"name": "a", "securityContext": {"capabilities": ["CHOWN"]}},
		{"name": "a", "securityContext": {"capabilities": {"drop": ["CHOWN"]}}},
		{"name": "a", "securityContext": {"capabilities": {"add": null}}},
		{"name": "a", "securityContext": {"capabilities": {"add": []}}},
		{"name": "a", "securityContext": {"capabilities": {"add": "CHOWN"}}},
		{"name": "a", "securityContext": {"capabilities": {"add": ["NET_BIND_SERVICE"]}}},
	] {
		count(restricted_capabilities.violation) == 0 with input as pod({"containers": [container]})
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
		count(restricted_capabilities.violation) == 0 with input as pod(spec)
	}
}

test_the_control_begins_with_1_22 if {
	every version, expected in {"v1.21": 0, "v1.22": 1, "latest": 1} {
		count(restricted_capabilities.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}

test_windows_is_let_off_since_1_25 if {
	every version, expected in {"v1.24": 1, "v1.25": 0, "latest": 0} {
		spec := {"os": {"name": "windows"}, "containers": [bad]}
		count(restricted_capabilities.violation) == expected with input as pod_at(version, spec)
	}
}
