package merlon.kubernetes.rbac.rbac_wildcard_test

import data.merlon.kubernetes.rbac.rbac_wildcard

found(rules) := result if {
	result := rbac_wildcard.violation with input as {"review": {"kind": {"kind": "Role"}, "object": {"rules": rules}}}
}

test_wildcards_are_reported_where_they_stand if {
	{[violation.msg, violation.path] | some violation in found([{"apiGroups": ["", "*"], "resources": ["*"], "verbs": ["*"]}])} == {
		["the rule allows all API groups", ["rules", 0, "apiGroups", 1]],
		["the rule allows all resources", ["rules", 0, "resources", 0]],
		["the rule allows all verbs", ["rules", 0, "verbs", 0]],
	}
}

test_others_pass if {
	every rules in [[{"apiGroups": [""], "resources": ["pods", "pods/*"], "verbs": ["get"]}], null, [null, 7], [{"verbs": "*"}], {}] {
		count(found(rules)) == 0
	}
}
