package merlon.kubernetes.rbac.rbac_anonymous_binding_test

import data.merlon.kubernetes.rbac.rbac_anonymous_binding

found(role, subject) := result if {
	result := rbac_anonymous_binding.violation with input as {"review": {
		"kind": {"kind": "ClusterRoleBinding"},
		"object": {"roleRef": {"kind": "ClusterRole", "name": role}, "subjects": [subject]},
	}}
}

test_anonymous_subjects_are_reported if {
	every subject in [{"kind": "User", "name": "system:anonymous"}, {"kind": "Group", "name": "system:unauthenticated"}] {
		found("view", subject) == {{
			"msg": "anyone without a login gets the rights of ClusterRole \"view\"",
			"path": ["subjects", 0, "name"],
		}}
	}
}

test_others_pass if {
	count(found("system:public-info-viewer", {"kind": "Group", "name": "system:unauthenticated"})) == 0
	every subject in [{"kind": "User", "name": "alice"}, {"kind": "ServiceAccount", "name": "system:anonymous"}, null, 7, {"kind": [], "name": {}}] {
		count(found("view", subject)) == 0
	}
}
