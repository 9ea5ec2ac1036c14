package merlon.kubernetes.rbac.rbac_cluster_admin_binding_test

import data.merlon.kubernetes.rbac.rbac_cluster_admin_binding

found(role, subjects) := result if {
	result := rbac_cluster_admin_binding.violation with input as {"review": {
		"kind": {"kind": "ClusterRoleBinding"},
		"object": {"roleRef": {"kind": "ClusterRole", "name": role}, "subjects": subjects},
	}}
}

test_subjects_of_cluster_admin_are_reported if {
	found("cluster-admin", [{"kind": "User", "name": "b"}, {"kind": "ServiceAccount", "name": "a"}]) == {{
		"msg": "cluster-admin is bound to ServiceAccount \"a\", User \"b\"",
		"path": ["roleRef", "name"],
	}}
}

test_others_pass if {
	count(found("cluster-admin", [{"kind": "Group", "name": "system:masters"}])) == 0
	count(found("view", [{"kind": "User", "name": "b"}])) == 0
	count(found("cluster-admin", null)) == 0
	count(found(7, ["x", null, {"name": 7}])) == 0
}
