package merlon.kubernetes.rbac.rbac_secrets_test

import data.merlon.kubernetes.rbac.rbac_secrets

found(rules) := result if {
	result := rbac_secrets.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": [""], "resources": ["secrets"], "verbs": ["list", "watch"]}]) == {{
		"msg": "the rule lets its subjects read secrets: list secrets, watch secrets",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["secrets"], "verbs": ["create"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
