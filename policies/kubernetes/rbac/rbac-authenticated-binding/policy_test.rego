package merlon.kubernetes.rbac.rbac_authenticated_binding_test

import data.merlon.kubernetes.rbac.rbac_authenticated_binding

found(role, subject) := result if {
	result := rbac_authenticated_binding.violation with input as {"review": {
		"kind": {"kind": "ClusterRoleBinding"},
		"object": {"roleRef": {"kind": "ClusterRole", "name": role}, "subjects": [subject]},
	}}
}

test_everyone_is_reported if {
	every group in ["system:authenticated", "system:serviceaccounts"] {
		found("view", {"kind": "Group", "name": group}) == {{
			"msg": sprintf("all of %s get the rights of ClusterRole \"view\"", [group]),
			"path": ["subjects", 0, "name"],
		}}
	}
}

test_others_pass if {
	count(found("system:discovery", {"kind": "Group", "name": "system:authenticated"})) == 0
	every subject in [{"kind": "User", "name": "system:authenticated"}, {"kind": "Group", "name": "system:serviceaccounts:shop"}, null, {}] {
		count(found("view", subject)) == 0
	}
}
