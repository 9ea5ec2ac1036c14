package merlon.kubernetes.workload.default_service_account_test

import data.merlon.kubernetes.workload.default_service_account

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_the_default_account_is_reported if {
	every spec in [{}, {"serviceAccountName": ""}, {"serviceAccountName": "default"}, {"serviceAccountName": 7}, {"serviceAccount": null}] {
		default_service_account.violation == {{
			"msg": "the pod runs as the default service account",
			"path": ["spec", "serviceAccountName"],
		}} with input as pod(spec)
	}
}

test_other_accounts_pass if {
	some spec in [{"serviceAccountName": "web"}, {"serviceAccount": "web"}]
	count(default_service_account.violation) == 0 with input as pod(spec)
}
