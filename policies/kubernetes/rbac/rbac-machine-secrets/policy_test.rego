package merlon.kubernetes.rbac.rbac_machine_secrets_test

import data.merlon.kubernetes.rbac.rbac_machine_secrets

found(rule, subject) := result if {
	result := rbac_machine_secrets.violation with input as {"review": {
		"kind": {"kind": "ClusterRoleBinding"},
		"object": {"roleRef": {"kind": "ClusterRole", "name": "r"}, "subjects": [subject]},
	}}
		with data.inventory as {"cluster": {"rbac.authorization.k8s.io/v1": {"ClusterRole": {"r": {"rules": [rule]}}}}}
}

rule := {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}

test_machines_are_reported if {
	found(rule, {"kind": "ServiceAccount", "name": "a"}) == {{
		"msg": "ServiceAccount \"a\" may read secrets: get secrets",
		"path": ["roleRef"],
	}}
	every subject in [{"kind": "Group", "name": "system:nodes"}, {"kind": "User", "name": "system:node:n1"}] {
		count(found(rule, subject)) == 1
	}
}

test_others_pass if {
	every subject in [{"kind": "User", "name": "alice"}, {"kind": "Group", "name": "developers"}, null, 7] {
		count(found(rule, subject)) == 0
	}
	every other in [{"apiGroups": ["example.com"], "resources": ["things"], "verbs": ["get"]}, null, {"verbs": "*"}] {
		count(found(other, {"kind": "ServiceAccount", "name": "a"})) == 0
	}
}

test_roles_of_the_namespace_are_found if {
	count(rbac_machine_secrets.violation) == 1 with input as {"review": {"kind": {"kind": "RoleBinding"}, "object": {
		"metadata": {"namespace": "shop"},
		"roleRef": {"kind": "Role", "name": "r"},
		"subjects": [{"kind": "ServiceAccount", "name": "a"}],
	}}}
		with data.inventory as {"namespace": {"shop": {"rbac.authorization.k8s.io/v1": {"Role": {"r": {"rules": [rule]}}}}}}
}
