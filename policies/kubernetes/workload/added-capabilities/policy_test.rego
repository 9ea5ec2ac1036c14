package merlon.kubernetes.workload.added_capabilities_test

import data.merlon.kubernetes.workload.added_capabilities

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "a", "securityContext": {"capabilities": {"add": ["CHOWN", "SYS_ADMIN"]}}}

test_a_finding_stands_at_its_field if {
	added_capabilities.violation == {{
		"msg": "container \"a\" adds the capability SYS_ADMIN",
		"path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "securityContext", "capabilities", "add", 1]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := added_capabilities.violation with input as pod({field: [bad]})
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
		found := added_capabilities.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"capabilities": null}},
		{"name": "a", "securityContext": {"capabilities": "ALL"}},
		{"name": "a", "securityContext": {"capabilities": {"drop": ["SYS_ADMIN"]}}},
		{"name": "a", "securityContext": {"capabilities": {"add": null}}},
		{"name": "a", "securityContext": {"capabilities": {"add": []}}},
		{"name": "a", "securityContext": {"capabilities": {"add": "SYS_ADMIN"}}},
		{"name": "a", "securityContext": {"capabilities": {"add": {"a": "SYS_ADMIN"}}}},
		{"name": "a", "securityContext": {"capabilities": {"add": ["NET_BIND_SERVICE", "KILL"]}}},
	] {
		count(added_capabilities.violation) == 0 with input as pod({"containers": [container]})
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
		count(added_capabilities.violation) == 0 with input as pod(spec)
	}
}

test_names_are_taken_as_they_are_written if {
	every capability in ["ALL", "NET_RAW", "chown", "CAP_CHOWN", "", null] {
		count(added_capabilities.violation) == 1 with input as pod({"containers": [{
			"name": "a",
			"securityContext": {"capabilities": {"add": [capability]}},
		}]})
	}
}
