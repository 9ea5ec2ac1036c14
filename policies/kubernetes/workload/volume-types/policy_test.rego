package merlon.kubernetes.workload.volume_types_test

import data.merlon.kubernetes.workload.volume_types

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"volumes": [{"name": "a", "emptyDir": {}}, {"name": "b", "nfs": {"server": "nfs", "path": "/"}}]}

test_a_finding_stands_at_its_field if {
	volume_types.violation == {{
		"msg": "volume \"b\" is of the type nfs",
		"path": ["spec", "volumes", 1, "nfs"],
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
		found := volume_types.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every spec in [
		{},
		{"volumes": null},
		{"volumes": [null, "nfs", 1]},
		{"volumes": [{"name": "a"}]},
		{"volumes": [{"name": "a", "nfs": null}]},
		{"volumes": [{"name": "a", "configMap": {}}]},
		{"volumes": [{"name": "a", "csi": {}}]},
		{"volumes": [{"name": "a", "downwardAPI": {}}]},
		{"volumes": [{"name": "a", "emptyDir": {}}]},
		{"volumes": [{"name": "a", "ephemeral": {}}]},
		{"volumes": [{"name": "a", "image": {}}]},
		{"volumes": [{"name": "a", "persistentVolumeClaim": {}}]},
		{"volumes": [{"name": "a", "projected": {}}]},
		{"volumes": [{"name": "a", "secret": {}}]},
	] {
		count(volume_types.violation) == 0 with input as pod(spec)
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
		count(volume_types.violation) == 0 with input as pod(spec)
	}
}

test_all_other_types_count if {
	every type in [
		"awsElasticBlockStore",
		"azureDisk",
		"azureFile",
		"cephfs",
		"cinder",
		"fc",
		"flexVolume",
		"flocker",
		"gcePersistentDisk",
		"gitRepo",
		"glusterfs",
		"hostPath",
		"iscsi",
		"nfs",
		"photonPersistentDisk",
		"portworxVolume",
		"quobyte",
		"rbd",
		"scaleIO",
		"storageos",
		"vsphereVolume",
		"aTypeOfTomorrow",
	] {
		found := volume_types.violation with input as pod({"volumes": [{"name": "a", type: {}}]})
		{violation.path | some violation in found} == {["spec", "volumes", 0, type]}
	}
}
