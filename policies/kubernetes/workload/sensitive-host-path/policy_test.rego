package merlon.kubernetes.workload.sensitive_host_path_test

import data.merlon.kubernetes.workload.sensitive_host_path

found(path, paths) := result if {
	result := sensitive_host_path.violation with input as {
		"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"volumes": [{"name": "v", "hostPath": {"path": path}}]}}},
		"parameters": {"paths": paths},
	}
}

test_sensitive_paths_are_reported if {
	{[violation.msg, violation.path] | some violation in found("/etc/", ["/", "/etc"])} == {[
		"volume \"v\" is the node's /etc",
		["spec", "volumes", 0, "hostPath", "path"],
	]}
	count(found("//", ["/"])) == 1
}

test_other_paths_and_types_pass if {
	some path in ["/etc/app", "/data", null, 7]
	count(found(path, ["/", "/etc"])) == 0
}

test_wrong_parameters_do_no_harm if count(found("/etc", "x")) == 0
