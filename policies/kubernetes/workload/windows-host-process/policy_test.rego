package merlon.kubernetes.workload.windows_host_process_test

import data.merlon.kubernetes.workload.windows_host_process

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "a", "securityContext": {"windowsOptions": {"hostProcess": true}}}

test_a_finding_stands_at_its_field if {
	windows_host_process.violation == {{
		"msg": "container \"a\" runs as a process of the Windows node",
		"path": ["spec", "containers", 1, "securityContext", "windowsOptions", "hostProcess"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "windowsOptions", "hostProcess"],
			"value": false,
		},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := windows_host_process.violation with input as pod({field: [bad]})
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
		found := windows_host_process.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"windowsOptions": null}},
		{"name": "a", "securityContext": {"windowsOptions": []}},
		{"name": "a", "securityContext": {"windowsOptions": {"hostProcess": null}}},
		{"name": "a", "securityContext": {"windowsOptions": {"hostProcess": false}}},
		{"name": "a", "securityContext": {"windowsOptions": {"hostProcess": "true"}}},
	] {
		count(windows_host_process.violation) == 0 with input as pod({"containers": [container]})
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
		count(windows_host_process.violation) == 0 with input as pod(spec)
	}
}

test_the_security_context_of_the_pod_counts if {
	found := windows_host_process.violation with input as pod({
		"securityContext": {"windowsOptions": {"hostProcess": true}},
		"containers": [{"name": "a"}],
	})
	{[violation.msg, violation.path] | some violation in found} == {[
		"the pod runs as a process of the Windows node",
		["spec", "securityContext", "windowsOptions", "hostProcess"],
	]}
}
