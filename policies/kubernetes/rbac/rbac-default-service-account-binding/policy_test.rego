package merlon.kubernetes.rbac.rbac_default_service_account_binding_test

import data.merlon.kubernetes.rbac.rbac_default_service_account_binding

found(subject) := result if {
	result := rbac_default_service_account_binding.violation with input as {"review": {"kind": {"kind": "RoleBinding"}, "object": {"subjects": [subject]}}}
}

test_the_default_account_is_reported if {
	found({"kind": "ServiceAccount", "name": "default"}) == {{
		"msg": "the default service account is bound to a role",
		"path": ["subjects", 0, "name"],
	}}
}

test_others_pass if {
	every subject in [{"kind": "ServiceAccount", "name": "web"}, {"kind": "User", "name": "default"}, null, {"kind": "ServiceAccount", "name": 7}] {
		count(found(subject)) == 0
	}
}
