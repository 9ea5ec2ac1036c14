package merlon.kubernetes.rbac.rbac_approve_certificates_test

import data.merlon.kubernetes.rbac.rbac_approve_certificates

found(rules) := result if {
	result := rbac_approve_certificates.violation with input as {"review": {"kind": {"kind": "ClusterRole"}, "object": {"rules": rules}}}
}

approval := {"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/approval"], "verbs": ["update"]}

signer := {"apiGroups": ["certificates.k8s.io"], "resources": ["signers"], "verbs": ["approve"]}

test_both_rights_together_are_reported if {
	found([signer, approval]) == {{
		"msg": "the rule lets its subjects approve certificates: update certificatesigningrequests/approval",
		"path": ["rules", 1, "resources", 0],
	}}
	count(found([{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}])) == 1
}

test_one_of_them_passes if {
	count(found([signer])) == 0
	count(found([approval])) == 0
}

test_wrong_types_do_no_harm if {
	every rules in [null, "x", [null], [{"apiGroups": 7, "resources": {}, "verbs": "approve"}]] {
		count(found(rules)) == 0
	}
}
