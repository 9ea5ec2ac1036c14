package merlon.kubernetes.workload.host_port_test

import data.merlon.kubernetes.workload.host_port

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "a", "ports": [{"containerPort": 80}, {"containerPort": 81, "hostPort": 8081}]}

test_a_finding_stands_at_its_field if {
	host_port.violation == {{
		"msg": "container \"a\" takes port 8081 of the node",
		"path": ["spec", "containers", 1, "ports", 1, "hostPort"],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "ports", 1, "hostPort"]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := host_port.violation with input as pod({field: [bad]})
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
		found := host_port.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "ports": null},
		{"name": "a", "ports": "80"},
		{"name": "a", "ports": [null]},
		{"name": "a", "ports": [80]},
		{"name": "a", "ports": [{"containerPort": 80}]},
		{"name": "a", "ports": [{"hostPort": null}]},
		{"name": "a", "ports": [{"hostPort": 0}]},
	] {
		count(host_port.violation) == 0 with input as pod({"containers": [container]})
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
		count(host_port.violation) == 0 with input as pod(spec)
	}
}
