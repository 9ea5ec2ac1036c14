package merlon.kubernetes.workload.host_probe_test

import data.merlon.kubernetes.workload.host_probe

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "livenessProbe": {"httpGet": {"host": "10.0.0.1", "port": 80}}}

test_a_finding_stands_at_its_field if {
	host_probe.violation == {{
		"msg": "container \"a\" has the kubelet ask the host \"10.0.0.1\" in its livenessProbe",
		"path": ["spec", "containers", 1, "livenessProbe", "httpGet", "host"],
		"fix": {"op": "remove", "path": ["spec", "containers", 1, "livenessProbe", "httpGet", "host"]},
	}} with input as pod({"containers": [{"name": "ok"}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := host_probe.violation with input as pod({field: [bad]})
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
		found := host_probe.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a"},
		{"name": "a", "livenessProbe": null},
		{"name": "a", "livenessProbe": "http"},
		{"name": "a", "livenessProbe": {"httpGet": null}},
		{"name": "a", "livenessProbe": {"httpGet": {"port": 80}}},
		{"name": "a", "livenessProbe": {"httpGet": {"host": ""}}},
		{"name": "a", "livenessProbe": {"tcpSocket": {"host": null}}},
		{"name": "a", "livenessProbe": {"grpc": {"host": "10.0.0.1"}}},
		{"name": "a", "lifecycle": null},
		{"name": "a", "lifecycle": {"preStop": {"exec": {"command": ["true"]}}}},
	] {
		count(host_probe.violation) == 0 with input as pod({"containers": [container]})
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
		count(host_probe.violation) == 0 with input as pod(spec)
	}
}

test_all_probes_and_hooks_count if {
	handler := {"httpGet": {"host": "a"}, "tcpSocket": {"host": "::1"}}
	container := {
		"livenessProbe": handler,
		"readinessProbe": handler,
		"startupProbe": handler,
		"lifecycle": {"postStart": handler, "preStop": handler},
	}
	found := host_probe.violation with input as pod({"containers": [container]})
	{array.slice(violation.path, 3, 6) | some violation in found} == {
		["livenessProbe", "httpGet", "host"],
		["livenessProbe", "tcpSocket", "host"],
		["readinessProbe", "httpGet", "host"],
		["readinessProbe", "tcpSocket", "host"],
		["startupProbe", "httpGet", "host"],
		["startupProbe", "tcpSocket", "host"],
		["lifecycle", "postStart", "httpGet"],
		["lifecycle", "postStart", "tcpSocket"],
		["lifecycle", "preStop", "httpGet"],
		["lifecycle", "preStop", "tcpSocket"],
	}
	count(found) == 10
}

test_the_control_begins_with_1_34 if {
	every version, expected in {"v1.33": 0, "v1.34": 1, "latest": 1} {
		count(host_probe.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}
