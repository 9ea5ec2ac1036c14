package merlon.kubernetes.workload.proc_mount_in_user_namespace_test

import data.merlon.kubernetes.workload.proc_mount_in_user_namespace

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

unmasked := {"name": "a", "securityContext": {"procMount": "Unmasked"}}

test_a_finding_stands_at_its_field if {
	path := ["spec", "containers", 0, "securityContext", "procMount"]
	proc_mount_in_user_namespace.violation == {{
		"msg": "container \"a\" mounts /proc as \"Unmasked\"",
		"path": path,
		"fix": {"op": "replace", "path": path, "value": "Default"},
	}} with input as pod({"hostUsers": false, "containers": [unmasked]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := proc_mount_in_user_namespace.violation with input as pod({"hostUsers": false, field: [unmasked]})
		{array.slice(violation.path, 0, 3) | some violation in found} == {["spec", field, 0]}
	}
}

test_pod_templates_are_reached if {
	found := proc_mount_in_user_namespace.violation with input as {"review": {
		"kind": {"kind": "CronJob"},
		"object": {"spec": {"jobTemplate": {"spec": {"template": {"spec": {
			"hostUsers": false,
			"containers": [unmasked],
		}}}}}},
	}}
	count(found) == 1
}

test_other_pods_are_for_the_baseline if {
	every host_users in [true, null, "false"] {
		spec := {"hostUsers": host_users, "containers": [unmasked]}
		count(proc_mount_in_user_namespace.violation) == 0 with input as pod(spec)
	}
	count(proc_mount_in_user_namespace.violation) == 0 with input as pod({"containers": [unmasked]})
}

test_absent_null_and_mistyped_values_pass if {
	every security in [null, [], {}, {"procMount": null}, {"procMount": "Default"}] {
		spec := {"hostUsers": false, "containers": [{"name": "a", "securityContext": security}, {"name": "b"}, null]}
		count(proc_mount_in_user_namespace.violation) == 0 with input as pod(spec)
	}
}

test_the_control_begins_with_1_35 if {
	every version, expected in {"v1.34": 0, "v1.35": 1, "latest": 1} {
		spec := {"hostUsers": false, "containers": [unmasked]}
		count(proc_mount_in_user_namespace.violation) == expected with input as pod_at(version, spec)
	}
}
