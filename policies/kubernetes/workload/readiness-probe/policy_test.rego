package merlon.kubernetes.workload.readiness_probe_test

import data.merlon.kubernetes.workload.readiness_probe

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(probe) := result if {
	result := readiness_probe.violation with input as pod({"containers": [{"name": "a", "readinessProbe": probe}]})
}

test_missing_probes_are_reported if {
	every probe in [null, {}, "x", []] {
		found(probe) == {{
			"msg": "container \"a\" has no readiness probe",
			"path": ["spec", "containers", 0, "readinessProbe"],
		}}
	}
}

test_containers_that_do_not_say_are_reported if {
	count(readiness_probe.violation) == 1 with input as pod({"containers": [{"name": "a"}]})
}

test_probes_pass if count(found({"httpGet": {"port": 80}})) == 0

test_init_containers_need_none if {
	count(readiness_probe.violation) == 0 with input as pod({"initContainers": [{"name": "a"}]})
}

test_what_runs_to_an_end_needs_none if {
	count(readiness_probe.violation) == 0 with input as pod({"restartPolicy": "Never", "containers": [{"name": "a"}]})
	count(readiness_probe.violation) == 0 with input as {"review": {
		"kind": {"kind": "Job"},
		"object": {"spec": {"template": {"spec": {"containers": [{"name": "a"}]}}}},
	}}
}
