package merlon.kubernetes.workload.host_ipc_test

import data.merlon.kubernetes.workload.host_ipc

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"hostIPC": true}

test_a_finding_stands_at_its_field if {
	host_ipc.violation == {{
		"msg": "the pod shares the memory segments and queues of the node",
		"path": ["spec", "hostIPC"],
		"fix": {"op": "replace", "path": ["spec", "hostIPC"], "value": false},
	}} with input as pod(bad)
}

test_pod_templates_are_reached if {
	template := {"spec": bad}
	every kind, case in {
		"Deployment": {"path": ["spec", "template"], "object": {"spec": {"template": template}}},
		"CronJob": {
			"path": ["spec", "jobTemplate", "spec", "template"],
			"object": {"spec": {"jobTemplate": {"spec": {"template": template}}}},
		},
		"PodTemplate": {"path": ["template"], "object": {"template": template}},
	} {
		review := {"kind": {"kind": kind}, "object": case.object}
		found := host_ipc.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every spec in [
		{},
		{"containers": [{"name": "a", "hostIPC": true}]},
		{"hostIPC": null},
		{"hostIPC": false},
		{"hostIPC": "true"},
		{"hostIPC": 1},
		{"hostIPC": {}},
	] {
		count(host_ipc.violation) == 0 with input as pod(spec)
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
		count(host_ipc.violation) == 0 with input as pod(spec)
	}
}
