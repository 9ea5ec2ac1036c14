package merlon.kubernetes.workload.dangerous_capability_test

import data.merlon.kubernetes.workload.dangerous_capability

found(added, dangerous) := result if {
	result := dangerous_capability.violation with input as {
		"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"containers": [{"name": "a", "securityContext": {"capabilities": {"add": added}}}]}}},
		"parameters": {"capabilities": dangerous},
	}
}

test_dangerous_capabilities_are_reported if {
	path := ["spec", "containers", 0, "securityContext", "capabilities", "add", 0]
	found(["CAP_BPF"], ["BPF"]) == {{
		"msg": "container \"a\" adds the capability BPF",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_others_pass if {
	some added in [["CHOWN"], [], null, "BPF", [[]]]
	count(found(added, ["BPF"])) == 0
}

test_wrong_parameters_do_no_harm if count(found(["BPF"], null)) == 0
