package merlon.kubernetes.identity.service_account_automount_test

import data.merlon.kubernetes.identity.service_account_automount

found(fields) := result if {
	result := service_account_automount.violation with input as {"review": {"kind": {"kind": "ServiceAccount"}, "object": fields}}
}

test_accounts_that_do_not_keep_their_token_are_reported if {
	found({"automountServiceAccountToken": true}) == {{
		"msg": "the service account gives its token to every pod that does not decline it",
		"path": ["automountServiceAccountToken"],
		"fix": {"op": "replace", "path": ["automountServiceAccountToken"], "value": false},
	}}
	every fields in [{}, {"automountServiceAccountToken": null}] {
		count(found(fields)) == 1
	}
}

test_accounts_that_keep_it_pass if count(found({"automountServiceAccountToken": false})) == 0
