package merlon.kubernetes.workload.seccomp_profile_test

import data.merlon.kubernetes.workload.seccomp_profile

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"seccompProfile": {"type": "Unconfined"}}}

test_a_finding_stands_at_its_field if {
	seccomp_profile.violation == {{
		"msg": "container \"a\" has the seccomp profile type \"Unconfined\"",
		"path": ["spec", "containers", 1, "securityContext", "seccompProfile", "type"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "seccompProfile", "type"],
			"value": "RuntimeDefault",
		},
	}} with input as pod({"containers": [{"securityContext": {"seccompProfile": {"type": "Localhost"}}}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := seccomp_profile.violation with input as pod({field: [bad]})
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
		found := seccomp_profile.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a", "securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}},
		{"name": "a", "securityContext": {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}},
	] {
		count(seccomp_profile.violation) == 0 with input as pod({"containers": [container]})
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
		count(seccomp_profile.violation) == 0 with input as pod(spec)
	}
}

test_where_neither_has_one_the_container_is_told if {
	path := ["spec", "containers", 0, "securityContext", "seccompProfile", "type"]
	every security in [null, [], {}, {"seccompProfile": null}, {"seccompProfile": "RuntimeDefault"}] {
		found := seccomp_profile.violation with input as pod({
			"securityContext": security,
			"containers": [{"name": "a", "securityContext": security}],
		})
		{[violation.msg, violation.path] | some violation in found} == {[
			"neither container \"a\" nor its pod has a seccomp profile",
			path,
		]}
	}
	found := seccomp_profile.violation with input as pod({"containers": [{"name": "a"}]})
	{violation.fix | some violation in found} == {{
		"op": "add",
		"path": ["spec", "containers", 0, "securityContext"],
		"value": {"seccompProfile": {"type": "RuntimeDefault"}},
	}}
}

test_the_pod_speaks_for_its_containers if {
	every type, expected in {"RuntimeDefault": 0, "Localhost": 0, "Unconfined": 1, "": 1} {
		found := seccomp_profile.violation with input as pod({
			"securityContext": {"seccompProfile": {"type": type}},
			"containers": [{"name": "a"}, {"name": "b", "securityContext": {"seccompProfile": {"type": "Localhost"}}}],
		})
		count(found) == expected
		every violation in found {
			violation.path == ["spec", "securityContext", "seccompProfile", "type"]
		}
	}
}

test_the_control_begins_with_1_19 if {
	every version, expected in {"v1.18": 0, "v1.19": 2, "latest": 2} {
		spec := {"containers": [bad, {"name": "b"}]}
		count(seccomp_profile.violation) == expected with input as pod_at(version, spec)
	}
}

test_windows_is_let_off_since_1_25 if {
	every version, expected in {"v1.24": 1, "v1.25": 0, "latest": 0} {
		spec := {"os": {"name": "windows"}, "containers": [{"name": "a"}]}
		count(seccomp_profile.violation) == expected with input as pod_at(version, spec)
	}
}
