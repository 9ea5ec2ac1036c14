package merlon.kubernetes.workload.run_as_non_root_test

import data.merlon.kubernetes.workload.run_as_non_root

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"runAsNonRoot": false}}

test_a_finding_stands_at_its_field if {
	run_as_non_root.violation == {{
		"msg": "container \"a\" sets runAsNonRoot to false",
		"path": ["spec", "containers", 1, "securityContext", "runAsNonRoot"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "runAsNonRoot"],
			"value": true,
		},
	}} with input as pod({"containers": [{"name": "ok", "securityContext": {"runAsNonRoot": true}}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := run_as_non_root.violation with input as pod({field: [bad]})
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
		found := run_as_non_root.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a", "securityContext": {"runAsNonRoot": true}},
	] {
		count(run_as_non_root.violation) == 0 with input as pod({"containers": [container]})
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
		count(run_as_non_root.violation) == 0 with input as pod(spec)
	}
}

test_where_neither_says_it_the_container_is_told if {
	path := ["spec", "containers", 0, "securityContext", "runAsNonRoot"]
	every security in [null, {}, {"runAsNonRoot": null}, {"runAsNonRoot": "true"}, {"runAsUser": 1000}] {
		found := run_as_non_root.violation with input as pod({
			"securityContext": security,
			"containers": [{"name": "a", "securityContext": security}],
		})
		{[violation.msg, violation.path] | some violation in found} == {[
			"neither container \"a\" nor its pod sets runAsNonRoot",
			path,
		]}
	}
	run_as_non_root.violation == {{
		"msg": "neither container \"a\" nor its pod sets runAsNonRoot",
		"path": path,
		"fix": {
			"op": "add",
			"path": ["spec", "containers", 0, "securityContext"],
			"value": {"runAsNonRoot": true},
		},
	}} with input as pod({"containers": [{"name": "a"}]})
}

test_the_pod_speaks_for_its_containers if {
	count(run_as_non_root.violation) == 0 with input as pod({
		"securityContext": {"runAsNonRoot": true},
		"containers": [{"name": "a"}, {"name": "b", "securityContext": {"runAsNonRoot": null}}],
	})
	count(run_as_non_root.violation) == 1 with input as pod({
		"securityContext": {"runAsNonRoot": true},
		"containers": [bad],
	})
}

test_a_pod_that_says_false_is_told_once if {
	found := run_as_non_root.violation with input as pod({
		"securityContext": {"runAsNonRoot": false},
		"containers": [{"name": "a"}, {"name": "b", "securityContext": {"runAsNonRoot": true}}],
	})
	{[violation.msg, violation.path] | some violation in found} == {[
		"the pod sets runAsNonRoot to false",
		["spec", "securityContext", "runAsNonRoot"],
	]}
}

test_user_namespaces_are_let_off_since_1_35 if {
	every version, expected in {"v1.34": 2, "v1.35": 0, "latest": 0} {
		spec := {"hostUsers": false, "containers": [bad, {"name": "b"}]}
		count(run_as_non_root.violation) == expected with input as pod_at(version, spec)
	}
}

test_windows_is_not_let_off if {
	count(run_as_non_root.violation) == 1 with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}
