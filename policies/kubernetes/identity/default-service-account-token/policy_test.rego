package merlon.kubernetes.identity.default_service_account_token_test

import data.merlon.kubernetes.identity.default_service_account_token

found(name, fields) := result if {
	result := default_service_account_token.violation with input as {"review": {
		"kind": {"kind": "ServiceAccount"},
		"object": object.union({"metadata": {"name": name}}, fields),
	}}
}

test_the_default_account_is_reported if {
	found("default", {}) == {{
		"msg": "the default service account gives its token to every pod that names no other",
		"path": ["automountServiceAccountToken"],
		"fix": {"op": "add", "path": ["automountServiceAccountToken"], "value": false},
	}}
	every value in [true, null, "false"] {
		count(found("default", {"automountServiceAccountToken": value})) == 1
	}
}

test_others_pass if {
	count(found("default", {"automountServiceAccountToken": false})) == 0
	count(found("web", {})) == 0
	count(found(7, {})) == 0
}
