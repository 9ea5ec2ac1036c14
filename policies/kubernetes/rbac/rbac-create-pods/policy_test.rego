package merlon.kubernetes.rbac.rbac_create_pods_test

import data.merlon.kubernetes.rbac.rbac_create_pods

found(rules) := result if {
	result := rbac_create_pods.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["create"]}]) == {{
		"msg": "the rule lets its subjects create pods: create jobs",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "delete"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
