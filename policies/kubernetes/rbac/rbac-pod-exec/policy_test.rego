package merlon.kubernetes.rbac.rbac_pod_exec_test

import data.merlon.kubernetes.rbac.rbac_pod_exec

found(rules) := result if {
	result := rbac_pod_exec.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}]) == {{
		"msg": "the rule lets its subjects run commands in pods: create pods/exec",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "create"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
