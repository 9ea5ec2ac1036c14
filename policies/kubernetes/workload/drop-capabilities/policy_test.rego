package merlon.kubernetes.workload.drop_capabilities_test

import data.merlon.kubernetes.workload.drop_capabilities

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

pod_at(version, spec) := object.union(pod(spec), {"parameters": {"version": version}})

bad := {"name": "a", "securityContext": {"capabilities": {"drop": ["NET_RAW"]}}}

test_a_finding_stands_at_its_field if {
	drop_capabilities.violation == {{
		"msg": "container \"a\" does not drop ALL capabilities",
		"path": ["spec", "containers", 1, "securityContext", "capabilities", "drop"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 1, "securityContext", "capabilities", "drop"],
			"value": ["ALL"],
		},
	}} with input as pod({"containers": [{"name": "ok", "securityContext": {"capabilities": {"drop": ["ALL"]}}}, bad]})
}

test_init_and_ephemeral_containers_count if {
	every field in ["initContainers", "ephemeralContainers"] {
		found := drop_capabilities.violation with input as pod({field: [bad]})
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
		found := drop_capabilities.violation with input as {"review": review}
		{array.slice(violation.path, 0, count(case.path)) | some violation in found} == {case.path}
	}
}

test_absent_null_and_mistyped_values_pass if {
	every container in [
		{"name": "a", "securityContext": {"capabilities": {"drop": ["ALL"]}}},
		{"name": "a", "securityContext": {"capabilities": {"drop": ["NET_RAW", "ALL"], "add": ["CHOWN"]}}},
	] {
		count(drop_capabilities.violation) == 0 with input as pod({"containers": [container]})
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
		count(drop_capabilities.violation) == 0 with input as pod(spec)
	}
}

test_what_is_missing_is_added if {
	path := ["spec", "containers", 0, "securityContext"]
	every container, fix in {
		{"name": "a"}: {"op": "add", "path": path, "value": {"capabilities": {"drop": ["ALL"]}}},
		sc({}): {"op": "add", "path": array.concat(path, ["capabilities"]), "value": {"drop": ["ALL"]}},
		sc({"capabilities": {}}): {
			"op": "add",
			"path": array.concat(path, ["capabilities", "drop"]),
			"value": ["ALL"],
		},
	} {
		found := drop_capabilities.violation with input as pod({"containers": [container]})
		{[violation.path, violation.fix] | some violation in found} == {[
			array.concat(path, ["capabilities", "drop"]),
			fix,
		]}
	}
}

sc(security) := {"name": "a", "securityContext": security}

test_other_values_do_not_drop_all if {
	every drop in [null, [], "ALL", ["all"], ["CAP_ALL"], [null]] {
		container := sc({"capabilities": {"drop": drop}})
		count(drop_capabilities.violation) == 1 with input as pod({"containers": [container]})
	}
	every security in [null, [], {"capabilities": null}, {"capabilities": ["ALL"]}] {
		count(drop_capabilities.violation) == 1 with input as pod({"containers": [sc(security)]})
	}
}

test_the_control_begins_with_1_22 if {
	every version, expected in {"v1.21": 0, "v1.22": 1, "latest": 1} {
		count(drop_capabilities.violation) == expected with input as pod_at(version, {"containers": [bad]})
	}
}

test_windows_is_let_off_since_1_25 if {
	every version, expected in {"v1.24": 1, "v1.25": 0, "latest": 0} {
		spec := {"os": {"name": "windows"}, "containers": [bad]}
		count(drop_capabilities.violation) == expected with input as pod_at(version, spec)
	}
}
