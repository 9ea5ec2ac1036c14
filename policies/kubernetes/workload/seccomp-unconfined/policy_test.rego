package merlon.kubernetes.workload.seccomp_unconfined_test

import data.merlon.kubernetes.workload.seccomp_unconfined

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"seccompProfile": {"type": "Unconfined"}}}

test_a_finding_stands_at_its_field if {
	seccomp_unconfined.violation == {{
		"msg": "container \"a\" has the seccomp profile type \"Unconfined\"",
		"path": ["spec", "containers", 1, "securityContext", "seccompProfile", "type"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "seccompProfile", "type"],
			"value": "RuntimeDefault",
		},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := seccomp_unconfined.violation with input as pod({field: [bad]})
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
		found := seccomp_unconfined.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"seccompProfile": null}},
		{"name": "a", "securityContext": {"seccompProfile": "Unconfined"}},
		{"name": "a", "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}},
		{"name": "a", "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}},
	] {
		count(seccomp_unconfined.violation) == 0 with input as pod({"containers": [container]})
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
		count(seccomp_unconfined.violation) == 0 with input as pod(spec)
	}
}

test_the_pod_and_profiles_without_a_type_count if {
	found := seccomp_unconfined.violation with input as pod({"securityContext": {"seccompProfile": {"type": null}}})
	path := ["spec", "securityContext", "seccompProfile", "type"]
	{[violation.path, violation.fix] | some violation in found} == {[
		path,
		{"op": "replace", "path": path, "value": "RuntimeDefault"},
	]}
}

test_fields_count_since_1_19 if {
	every version, expected in {"v1.18": 0, "v1.19": 1, "latest": 1} {
		count(seccomp_unconfined.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}

annotated(version, annotations) := {
	"review": {
		"kind": {"kind": "Pod"},
		"object": {"metadata": {"annotations": annotations}, "spec": {"containers": [{"name": "web"}]}},
	},
	"parameters": {"version": version},
}

pod_key := "seccomp.security.alpha.kubernetes.io/pod"

web_key := "container.seccomp.security.alpha.kubernetes.io/web"

test_annotations_count_before_1_19 if {
	found := seccomp_unconfined.violation with input as annotated("v1.18", {
		pod_key: "unconfined",
		web_key: "",
		"container.seccomp.security.alpha.kubernetes.io/other": "unconfined",
	})
	found == {
		{
			"msg": concat("", ["the annotation \"", pod_key, "\" sets the seccomp profile \"unconfined\""]),
			"path": ["metadata", "annotations", pod_key],
			"fix": {"op": "replace", "path": ["metadata", "annotations", pod_key], "value": "runtime/default"},
		},
		{
			"msg": concat("", ["the annotation \"", web_key, "\" sets the seccomp profile \"\""]),
			"path": ["metadata", "annotations", web_key],
			"fix": {"op": "replace", "path": ["metadata", "annotations", web_key], "value": "runtime/default"},
		},
	}
	count(seccomp_unconfined.violation) == 0 with input as annotated("v1.19", {pod_key: "unconfined"})
	every profile in ["runtime/default", "docker/default", "localhost/web.json"] {
		annotations := {pod_key: profile, web_key: profile}
		count(seccomp_unconfined.violation) == 0 with input as annotated("v1.18", annotations)
	}
}
