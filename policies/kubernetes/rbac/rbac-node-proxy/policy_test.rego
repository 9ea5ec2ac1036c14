package merlon.kubernetes.rbac.rbac_node_proxy_test

import data.merlon.kubernetes.rbac.rbac_node_proxy

found(rules) := result if {
	result := rbac_node_proxy.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

test_rules_are_reported if {
	found([{"verbs": ["get"], "apiGroups": ["example.com"], "resources": ["things"]}, {"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["get"]}]) == {{
		"msg": "the rule gives access to the API of kubelets: get nodes/proxy",
		"path": ["rules", 1, "resources", 0],
	}}
}

test_wildcards_count if {
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_others_pass if {
	every rules in [
		[{"apiGroups": [""], "resources": ["nodes"], "verbs": ["get"]}],
		[{"nonResourceURLs": ["*"], "verbs": ["*"]}],
		[{"apiGroups": "*", "resources": 7, "verbs": null}, null, "x"],
		null,
		{},
	] {
		count(found(rules)) == 0
	}
}
