package merlon.kubernetes.workload.host_path_volume_test

import data.merlon.kubernetes.workload.host_path_volume

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"volumes": [{"name": "a", "emptyDir": {}}, {"name": "b", "hostPath": {"path": "/var/run"}}]}

test_a_finding_stands_at_its_field if {
	host_path_volume.violation == {{
		"msg": "volume \"b\" is \"/var/run\" of the node",
		"path": ["spec", "volumes", 1, "hostPath"],
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
		found := host_path_volume.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every spec in [
		{},
		{"volumes": null},
		{"volumes": [null, "hostPath"]},
		{"volumes": [{"name": "a"}]},
		{"volumes": [{"name": "a", "hostPath": null}]},
		{"volumes": [{"name": "a", "configMap": {"name": "hostPath"}}]},
	] {
		count(host_path_volume.violation) == 0 with input as pod(spec)
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
		count(host_path_volume.violation) == 0 with input as pod(spec)
	}
}

test_a_host_path_without_a_path_counts if {
	every host_path in [{}, {"path": null}, "/", []] {
		found := host_path_volume.violation with input as pod({"volumes": [{"hostPath": host_path}]})
		{violation.msg | some violation in found} == {"volume \"0\" is a path of the node"}
	}
}
