package merlon.kubernetes.workload.service_account_token_test

import data.merlon.kubernetes.workload.service_account_token

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(spec) := result if {
	result := service_account_token.violation with input as pod(spec) with data.inventory as {"namespace": {"default": {"v1": {"ServiceAccount": {
		"silent": {"automountServiceAccountToken": false},
		"open": {},
	}}}}}
}

test_mounted_tokens_are_reported if {
	found({"serviceAccountName": "open"}) == {{
		"msg": "the token of service account \"open\" is mounted",
		"path": ["spec", "automountServiceAccountToken"],
		"fix": {"op": "add", "path": ["spec", "automountServiceAccountToken"], "value": false},
	}}
}

test_true_is_reported_whatever_the_account_says if {
	count(found({"automountServiceAccountToken": true, "serviceAccountName": "silent"})) == 1
}

test_wrong_types_are_like_nothing if {
	every spec in [{"automountServiceAccountToken": "false"}, {"automountServiceAccountToken": null, "serviceAccountName": 7}, {}] {
		count(found(spec)) == 1
	}
}

test_declined_tokens_pass if {
	count(found({"automountServiceAccountToken": false})) == 0
	count(found({"serviceAccountName": "silent"})) == 0
	count(found({"serviceAccount": "silent"})) == 0
}

test_pods_without_spec_pass if {
	count(service_account_token.violation) == 0 with input as pod(null)
}
