package merlon.kubernetes.rbac.rbac_all_rights_test

import data.merlon.kubernetes.rbac.rbac_all_rights

found(rules) := result if {
	result := rbac_all_rights.violation with input as {"review": {"kind": {"kind": "Role"}, "object": {"rules": rules}}}
}

test_all_rights_are_reported if {
	every group in ["*", ""] {
		found([{"apiGroups": [group], "resources": ["*"], "verbs": ["*"]}]) == {{
			"msg": "the rule allows everything",
			"path": ["rules", 0, "resources"],
		}}
	}
}

test_less_passes if {
	every rule in [
		{"apiGroups": ["example.com"], "resources": ["*"], "verbs": ["*"]},
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["get"]},
		{"apiGroups": ["*"], "resources": ["pods"], "verbs": ["*"]},
		{"nonResourceURLs": ["*"], "verbs": ["*"]},
		null,
		{"apiGroups": "*", "resources": "*", "verbs": "*"},
	] {
		count(found([rule])) == 0
	}
}
