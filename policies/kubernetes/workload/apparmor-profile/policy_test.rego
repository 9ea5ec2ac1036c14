package merlon.kubernetes.workload.apparmor_profile_test

import data.merlon.kubernetes.workload.apparmor_profile

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

bad := {"name": "a", "securityContext": {"appArmorProfile": {"type": "Unconfined"}}}

test_a_finding_stands_at_its_field if {
	apparmor_profile.violation == {{
		"msg": "container \"a\" has the AppArmor profile type \"Unconfined\"",
		"path": ["spec", "containers", 1, "securityContext", "appArmorProfile", "type"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "appArmorProfile", "type"],
			"value": "RuntimeDefault",
		},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := apparmor_profile.violation with input as pod({field: [bad]})
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
		found := apparmor_profile.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"appArmorProfile": null}},
		{"name": "a", "securityContext": {"appArmorProfile": "Unconfined"}},
		{"name": "a", "securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}},
		{"name": "a", "securityContext": {"appArmorProfile": {"type": "Localhost", "localhostProfile": "a"}}},
	] {
		count(apparmor_profile.violation) == 0 with input as pod({"containers": [container]})
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
		count(apparmor_profile.violation) == 0 with input as pod(spec)
	}
}

test_the_pod_and_profiles_without_a_type_count if {
	found := apparmor_profile.violation with input as pod({"securityContext": {"appArmorProfile": {}}})
	path := ["spec", "securityContext", "appArmorProfile", "type"]
	found == {{
		"msg": "the pod has the AppArmor profile type \"\"",
		"path": path,
		"fix": {"op": "add", "path": path, "value": "RuntimeDefault"},
	}}
}

annotated(annotations) := {"review": {"kind": {"kind": "Pod"}, "object": {"metadata": {"annotations": annotations}}}}

test_annotations_count if {
	key := "container.apparmor.security.beta.kubernetes.io/web"
	apparmor_profile.violation == {{
		"msg": "container \"web\" has the AppArmor profile \"unconfined\"",
		"path": ["metadata", "annotations", key],
		"fix": {"op": "replace", "path": ["metadata", "annotations", key], "value": "runtime/default"},
	}} with input as annotated({key: "unconfined", "unconfined": "unconfined"})
	every value in ["", null, "runtime/default", "localhost/web"] {
		count(apparmor_profile.violation) == 0 with input as annotated({key: value})
	}
}

test_annotations_of_pod_templates_count if {
	found := apparmor_profile.violation with input as {"review": {
		"kind": {"kind": "Deployment"},
		"object": {"spec": {"template": {"metadata": {"annotations": {
			"container.apparmor.security.beta.kubernetes.io/web": "unconfined",
		}}}}},
	}}
	{array.slice(violation.path, 0, 4) | some violation in found} == {["spec", "template", "metadata", "annotations"]}
}
