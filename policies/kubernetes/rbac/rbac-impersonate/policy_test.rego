package merlon.kubernetes.rbac.rbac_impersonate_test

import data.merlon.kubernetes.rbac.rbac_impersonate

found(rules) := result if {
	result := rbac_impersonate.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": [""], "resources": ["users"], "verbs": ["impersonate"]}]) == {{
		"msg": "the rule lets its subjects act as others: impersonate users",
		"path": ["rules", 1, "verbs", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["users"], "verbs": ["get"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
