package merlon.kubernetes.workload.root_container_test

import data.merlon.kubernetes.workload.root_container

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "a", "securityContext": {"runAsNonRoot": false}}

test_a_finding_stands_at_its_field if {
	root_container.violation == {{
		"msg": "container \"a\" may run as root: nothing sets runAsNonRoot to true, or a user",
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
		found := root_container.violation with input as pod({field: [bad]})
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
		found := root_container.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a", "securityContext": {"runAsNonRoot": true}},
		{"name": "a", "securityContext": {"runAsUser": 1000}},
		{"name": "a", "securityContext": {"runAsNonRoot": false, "runAsUser": 1000}},
		{"name": "a", "securityContext": {"runAsNonRoot": true, "runAsUser": 0}},
	] {
		count(root_container.violation) == 0 with input as pod({"containers": [container]})
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
		count(root_container.violation) == 0 with input as pod(spec)
	}
}

test_mistyped_values_keep_nobody_from_root if {
	every security in [null, [], {}, {"runAsNonRoot": "true"}, {"runAsUser": "1000"}, {"runAsUser": null}] {
		count(root_container.violation) == 1 with input as pod({
			"securityContext": security,
			"containers": [{"name": "a", "securityContext": security}],
		})
	}
}

test_the_container_is_asked_before_the_pod if {
	found := root_container.violation with input as pod({
		"securityContext": {"runAsUser": 1000},
		"containers": [{"name": "a"}, {"name": "b", "securityContext": {"runAsUser": 0}}],
	})
	found == {{
		"msg": "container \"b\" runs as user 0, which is root",
		"path": ["spec", "containers", 1, "securityContext", "runAsUser"],
	}}
}

test_the_field_of_the_pod_is_told_where_it_decides if {
	every field, value in {"runAsUser": 0, "runAsNonRoot": false} {
		found := root_container.violation with input as pod({
			"securityContext": {field: value},
			"containers": [{"name": "a"}],
		})
		{violation.path | some violation in found} == {["spec", "securityContext", field]}
	}
}

test_windows_and_user_namespaces_are_let_off if {
	every spec in [{"os": {"name": "windows"}}, {"hostUsers": false}] {
		count(root_container.violation) == 0 with input as pod(object.union(spec, {"containers": [bad]}))
	}
}
