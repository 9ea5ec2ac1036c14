package merlon.kubernetes.rbac.rbac_service_account_tokens_test

import data.merlon.kubernetes.rbac.rbac_service_account_tokens

found(rules) := result if {
	result := rbac_service_account_tokens.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["create"]}]) == {{
		"msg": "the rule lets its subjects issue tokens of service accounts: create serviceaccounts/token",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["serviceaccounts"], "verbs": ["create"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
