package merlon.kubernetes.workload.proc_mount_test

import data.merlon.kubernetes.workload.proc_mount

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"procMount": "Unmasked"}}

test_a_finding_stands_at_its_field if {
	proc_mount.violation == {{
		"msg": "container \"a\" mounts /proc as \"Unmasked\"",
		"path": ["spec", "containers", 1, "securityContext", "procMount"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "procMount"],
			"value": "Default",
		},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := proc_mount.violation with input as pod({field: [bad]})
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
		found := proc_mount.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": []},
		{"name": "a", "securityContext": {"procMount": null}},
		{"name": "a", "securityContext": {"procMount": "Default"}},
	] {
		count(proc_mount.violation) == 0 with input as pod({"containers": [container]})
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
		count(proc_mount.violation) == 0 with input as pod(spec)
	}
}

test_user_namespaces_are_let_off_since_1_35 if {
	every version, expected in {"v1.34": 1, "v1.35": 0, "latest": 0} {
		spec := {"hostUsers": false, "containers": [bad]}
		count(proc_mount.violation) == expected with input as pod_at(version, spec)
	}
	every host_users in [true, null, "false"] {
		count(proc_mount.violation) == 1 with input as pod({"hostUsers": host_users, "containers": [bad]})
	}
}
