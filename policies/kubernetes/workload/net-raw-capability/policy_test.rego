package merlon.kubernetes.workload.net_raw_capability_test

import data.merlon.kubernetes.workload.net_raw_capability

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(security) := result if {
	result := net_raw_capability.violation with input as pod({"containers": [{"name": "a", "securityContext": security}]})
}

test_missing_drop_is_reported if {
	found({"capabilities": {"drop": ["CHOWN"]}}) == {{
		"msg": "container \"a\" does not drop the capability NET_RAW",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		"fix": {
			"op": "replace",
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
			"value": ["CHOWN", "NET_RAW"],
		},
	}}
}

test_fix_makes_what_is_missing_around_it if {
	some violation in found(null)
	violation.fix == {
		"op": "replace",
		"path": ["spec", "containers", 0, "securityContext"],
		"value": {"capabilities": {"drop": ["NET_RAW"]}},
	}
}

test_adding_it_back_is_reported if {
	{violation.path | some violation in found({"capabilities": {"drop": ["ALL"], "add": ["NET_RAW"]}})} == {
		["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}
}

test_dropped_capabilities_pass if {
	some drop in [["ALL"], ["NET_RAW"], ["all"], ["CAP_NET_RAW"]]
	count(found({"capabilities": {"drop": drop, "add": ["CHOWN"]}})) == 0
}

test_wrong_types_do_no_harm if {
	every security in [{"capabilities": 7}, {"capabilities": {"drop": "ALL"}}, [], {"capabilities": {"drop": [7]}}] {
		count(found(security)) == 1
	}
}

test_windows_has_no_capabilities if {
	count(net_raw_capability.violation) == 0 with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}
