package merlon.kubernetes.rbac.rbac_escalate_test

import data.merlon.kubernetes.rbac.rbac_escalate

found(rules) := result if {
	result := rbac_escalate.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "escalate"]}]) == {{
		"msg": "the rule lets its subjects write rights that they lack: escalate roles",
		"path": ["rules", 1, "verbs", 1],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["roles"], "verbs": ["get", "update"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
