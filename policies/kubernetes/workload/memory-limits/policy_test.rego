package merlon.kubernetes.workload.memory_limits_test

import data.merlon.kubernetes.workload.memory_limits

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(resources) := result if {
	result := memory_limits.violation with input as pod({"containers": [{"name": "a", "resources": resources}]})
}

test_missing_limits_are_reported if {
	every resources in [{}, null, {"limits": "x"}, {"limits": null}, {"limits": {"memory": ""}}, {"limits": {"memory": null}}] {
		{[violation.msg, violation.path] | some violation in found(resources)} == {[
			"container \"a\" has no limit of memory",
			["spec", "containers", 0, "resources", "limits", "memory"],
		]}
	}
}

test_given_limits_pass if {
	every quantity in [1, 0.5, "64Mi"] {
		count(found({"limits": {"memory": quantity}})) == 0
	}
}

test_malformed_resources_are_left_to_validation if {
	every resources in ["x", [{"limits": {"memory": "1"}}], 7] {
		count(found(resources)) == 0
	}
}

test_a_limit_of_the_pod_passes if {
	count(memory_limits.violation) == 0 with input as pod({"resources": {"limits": {"memory": "1"}}, "containers": [{"name": "a"}]})
}

test_init_containers_count_and_ephemeral_ones_do_not if {
	count(memory_limits.violation) == 1 with input as pod({"initContainers": [{"name": "a"}], "ephemeralContainers": [{"name": "b"}]})
}
