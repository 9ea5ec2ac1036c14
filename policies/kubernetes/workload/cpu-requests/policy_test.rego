package merlon.kubernetes.workload.cpu_requests_test

import data.merlon.kubernetes.workload.cpu_requests

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(resources) := result if {
	result := cpu_requests.violation with input as pod({"containers": [{"name": "a", "resources": resources}]})
}

test_missing_requests_are_reported if {
	every resources in [{}, null, {"requests": "x"}, {"requests": null}, {"requests": {"cpu": ""}}, {"requests": {"cpu": null}}] {
		{[violation.msg, violation.path] | some violation in found(resources)} == {[
			"container \"a\" has no request of CPU",
			["spec", "containers", 0, "resources", "requests", "cpu"],
		]}
	}
}

test_given_requests_pass if {
	every quantity in [1, 0.5, "64Mi"] {
		count(found({"requests": {"cpu": quantity}})) == 0
	}
}

test_limits_imply_requests if count(found({"limits": {"cpu": "1"}})) == 0

test_malformed_resources_are_left_to_validation if {
	every resources in ["x", [{"requests": {"cpu": "1"}}], 7] {
		count(found(resources)) == 0
	}
}

test_a_request_of_the_pod_passes if {
	count(cpu_requests.violation) == 0 with input as pod({"resources": {"requests": {"cpu": "1"}}, "containers": [{"name": "a"}]})
}

test_init_containers_count_and_ephemeral_ones_do_not if {
	count(cpu_requests.violation) == 1 with input as pod({"initContainers": [{"name": "a"}], "ephemeralContainers": [{"name": "b"}]})
}
