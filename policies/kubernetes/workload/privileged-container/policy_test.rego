package merlon.kubernetes.workload.privileged_container_test

import data.merlon.kubernetes.workload.privileged_container

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "b", "securityContext": {"privileged": true}}

test_a_finding_stands_at_its_field if {
	path := ["spec", "containers", 1, "securityContext", "privileged"]
	privileged_container.violation == {{
		"msg": "container \"b\" runs privileged",
		"path": path,
		"fix": {"op": "replace", "path": path, "value": false},
	}} with input as pod({"containers": [{"name": "a"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		count(privileged_container.violation) == 1 with input as pod({field: [bad]})
	}
}

test_pod_templates_are_reached if {
	found := privileged_container.violation with input as {"review": {
		"kind": {"kind": "CronJob"},
		"object": {"spec": {"jobTemplate": {"spec": {"template": {"spec": {"containers": [bad]}}}}}},
	}}
	count(found) == 1
}

test_absent_null_and_mistyped_values_pass if {
	every security in [null, {}, {"privileged": false}, {"privileged": null}, {"privileged": "true"}, []] {
		spec := {"containers": [{"name": "a", "securityContext": security}, {"name": "b"}, null]}
		count(privileged_container.violation) == 0 with input as pod(spec)
	}
}

test_malformed_pods_are_passed_over if {
	every spec in [null, [], "spec", {"containers": null}, {"containers": {"name": "a"}}] {
		count(privileged_container.violation) == 0 with input as pod(spec)
	}
}
