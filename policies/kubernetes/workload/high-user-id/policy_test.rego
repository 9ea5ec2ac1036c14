package merlon.kubernetes.workload.high_user_id_test

import data.merlon.kubernetes.workload.high_user_id

found(pod, container) := result if {
	result := high_user_id.violation with input as {
		"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"securityContext": pod, "containers": [{"name": "a", "securityContext": container}]}}},
		"parameters": {"minimum": 10000},
	}
}

test_low_ids_are_reported if {
	{[violation.msg, violation.path] | some violation in found({"runAsUser": 20000}, {"runAsUser": 1000})} == {[
		"container \"a\" does not run as a user of at least 10000",
		["spec", "containers", 0, "securityContext", "runAsUser"],
	]}
}

test_the_pods_id_is_reported_where_it_stands if {
	{violation.path | some violation in found({"runAsUser": 0}, {})} == {["spec", "securityContext", "runAsUser"]}
}

test_missing_ids_and_wrong_types_are_reported if {
	every id in [null, "10001", [], {}] {
		count(found({"runAsUser": id}, {})) == 1
	}
	count(found(7, "x")) == 1
}

test_high_ids_pass if {
	count(found({"runAsUser": 10000}, null)) == 0
	count(found({"runAsUser": 0}, {"runAsUser": 10001})) == 0
}
