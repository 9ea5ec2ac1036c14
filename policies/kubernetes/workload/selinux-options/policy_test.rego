package merlon.kubernetes.workload.selinux_options_test

import data.merlon.kubernetes.workload.selinux_options

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"seLinuxOptions": {"type": "spc_t"}}}

test_a_finding_stands_at_its_field if {
	selinux_options.violation == {{
		"msg": "container \"a\" has the SELinux type \"spc_t\"",
		"path": ["spec", "containers", 1, "securityContext", "seLinuxOptions", "type"],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "securityContext", "seLinuxOptions", "type"]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := selinux_options.violation with input as pod({field: [bad]})
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
		found := selinux_options.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "securityContext": null},
		{"name": "a", "securityContext": {"seLinuxOptions": null}},
		{"name": "a", "securityContext": {"seLinuxOptions": []}},
		{"name": "a", "securityContext": {"seLinuxOptions": "spc_t"}},
		{"name": "a", "securityContext": {"seLinuxOptions": {}}},
		{"name": "a", "securityContext": {"seLinuxOptions": {"type": null, "user": null, "role": null}}},
		{"name": "a", "securityContext": {"seLinuxOptions": {"type": "", "user": "", "role": ""}}},
		{"name": "a", "securityContext": {"seLinuxOptions": {"type": "container_t", "level": "s0:c1,c2"}}},
		{"name": "a", "securityContext": {"seLinuxOptions": {"type": "container_kvm_t"}}},
	] {
		count(selinux_options.violation) == 0 with input as pod({"containers": [container]})
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
		count(selinux_options.violation) == 0 with input as pod(spec)
	}
}

test_users_and_roles_of_the_pod_count if {
	found := selinux_options.violation with input as pod({"securityContext": {"seLinuxOptions": {
		"user": "system_u",
		"role": "sysadm_r",
	}}})
	{[violation.msg, violation.path] | some violation in found} == {
		["the pod has the SELinux user \"system_u\"", ["spec", "securityContext", "seLinuxOptions", "user"]],
		["the pod has the SELinux role \"sysadm_r\"", ["spec", "securityContext", "seLinuxOptions", "role"]],
	}
}

test_container_engines_have_a_type_since_1_31 if {
	every version, expected in {"v1.30": 1, "v1.31": 0, "latest": 0} {
		count(selinux_options.violation) == expected with input as pod_at(version, {"containers": [{
			"name": "a",
			"securityContext": {"seLinuxOptions": {"type": "container_engine_t"}},
		}]})
	}
}
