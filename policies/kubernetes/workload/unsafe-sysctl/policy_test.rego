package merlon.kubernetes.workload.unsafe_sysctl_test

import data.merlon.kubernetes.workload.unsafe_sysctl

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"securityContext": {"sysctls": [{"name": "kernel.shm_rmid_forced"}, {"name": "kernel.msgmax"}]}}

test_a_finding_stands_at_its_field if {
	unsafe_sysctl.violation == {{
		"msg": "the pod sets the kernel parameter \"kernel.msgmax\", which is not a safe one",
		"path": ["spec", "securityContext", "sysctls", 1, "name"],
		"fix": {"op": "remove", "path": ["spec", "securityContext", "sysctls", 1]},
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
		found := unsafe_sysctl.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every spec in [
		{},
		{"securityContext": null},
		{"securityContext": {"sysctls": null}},
		{"securityContext": {"sysctls": "kernel.msgmax"}},
		{"securityContext": {"sysctls": {"name": "kernel.msgmax"}}},
		{"securityContext": {"sysctls": [null, "kernel.msgmax"]}},
		{"securityContext": {"sysctls": [{"name": "net.ipv4.tcp_syncookies"}]}},
		{"containers": [{"name": "a", "securityContext": {"sysctls": [{"name": "kernel.msgmax"}]}}]},
	] {
		count(unsafe_sysctl.violation) == 0 with input as pod(spec)
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
		count(unsafe_sysctl.violation) == 0 with input as pod(spec)
	}
}

test_parameters_without_a_name_count if {
	every sysctl in [{}, {"name": null}, {"name": ""}] {
		count(unsafe_sysctl.violation) == 1 with input as pod({"securityContext": {"sysctls": [sysctl]}})
	}
}

test_more_are_safe_with_each_version if {
	every name, versions in {
		"net.ipv4.ip_local_reserved_ports": ["v1.26", "v1.27"],
		"net.ipv4.tcp_keepalive_time": ["v1.28", "v1.29"],
		"net.ipv4.tcp_rmem": ["v1.31", "v1.32"],
		"net.ipv4.tcp_notsent_lowat": ["v1.36", "v1.37"],
	} {
		spec := {"securityContext": {"sysctls": [{"name": name}]}}
		count(unsafe_sysctl.violation) == 1 with input as pod_at(versions[0], spec)
		count(unsafe_sysctl.violation) == 0 with input as pod_at(versions[1], spec)
	}
}
