package merlon.kubernetes.rbac.rbac_webhooks_test

import data.merlon.kubernetes.rbac.rbac_webhooks

found(rules) := result if {
	result := rbac_webhooks.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": ["admissionregistration.k8s.io"], "resources": ["mutatingwebhookconfigurations"], "verbs": ["patch"]}]) == {{
		"msg": "the rule lets its subjects change admission webhooks: patch mutatingwebhookconfigurations",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": ["admissionregistration.k8s.io"], "resources": ["mutatingwebhookconfigurations"], "verbs": ["get"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
