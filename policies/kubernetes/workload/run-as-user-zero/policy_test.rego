package merlon.kubernetes.workload.run_as_user_zero_test

import data.merlon.kubernetes.workload.run_as_user_zero

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"runAsUser": 0}}

test_a_finding_stands_at_its_field if {
	run_as_user_zero.violation == {{
		"msg": "container \"a\" runs as user 0, which is root",
		"path": ["spec", "containers", 1, "securityContext", "runAsUser"],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "securityContext", "runAsUser"]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := run_as_user_zero.violation with input as pod({field: [bad]})
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
		found := run_as_user_zero.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": []},
		{"name": "a", "securityContext": {"runAsUser": null}},
		{"name": "a", "securityContext": {"runAsUser": 1}},
		{"name": "a", "securityContext": {"runAsUser": "0"}},
		{"name": "a", "securityContext": {"runAsUser": false}},
	] {
		count(run_as_user_zero.violation) == 0 with input as pod({"containers": [container]})
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
		count(run_as_user_zero.violation) == 0 with input as pod(spec)
	}
}

test_the_pod_counts_also_where_containers_differ if {
	found := run_as_user_zero.violation with input as pod({
		"securityContext": {"runAsUser": 0},
		"containers": [{"name": "a", "securityContext": {"runAsUser": 1000}}],
	})
	{[violation.msg, violation.path] | some violation in found} == {[
		"the pod runs as user 0, which is root",
		["spec", "securityContext", "runAsUser"],
	]}
}

test_the_control_begins_with_1_23 if {
	every version, expected in {"v1.22": 0, "v1.23": 1, "latest": 1} {
		count(run_as_user_zero.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}

test_user_namespaces_are_let_off_since_1_35 if {
	every version, expected in {"v1.34": 1, "v1.35": 0, "latest": 0} {
		spec := {"hostUsers": false, "containers": [bad]}
		count(run_as_user_zero.violation) == expected with input as pod_at(version, spec)
	}
}
