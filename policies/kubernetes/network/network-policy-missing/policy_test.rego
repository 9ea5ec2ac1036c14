package merlon.kubernetes.network.network_policy_missing_test

import data.merlon.kubernetes.network.network_policy_missing

found(policies) := result if {
	result := network_policy_missing.violation with input as {"review": {
		"kind": {"kind": "Pod"},
		"object": {"metadata": {"namespace": "shop", "labels": {"app": "web"}}, "spec": {}},
	}}
		with data.inventory as {"namespace": {"shop": {"networking.k8s.io/v1": {"NetworkPolicy": policies}}}}
}

test_pods_that_no_policy_selects_are_reported if {
	every policies in [
		{},
		{"a": {"spec": {"podSelector": {"matchLabels": {"app": "db"}}}}},
		{"a": {"spec": {"podSelector": {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]}}}},
		{"a": {"spec": {"podSelector": 7}}},
	] {
		found(policies) == {{
			"msg": "no NetworkPolicy of namespace \"shop\" selects the pods",
			"path": ["metadata", "labels"],
		}}
	}
}

test_selected_pods_pass if {
	every policies in [
		{"a": {"spec": {"podSelector": {}}}},
		{"a": {"spec": {}}},
		{"a": {"spec": {"podSelector": {"matchLabels": {"app": "web"}}}}},
		{"a": {"spec": {"podSelector": {"matchExpressions": [
			{"key": "app", "operator": "In", "values": ["web", "api"]},
			{"key": "app", "operator": "Exists"},
			{"key": "old", "operator": "DoesNotExist"},
			{"key": "app", "operator": "NotIn", "values": ["db"]},
			{"key": "old", "operator": "NotIn", "values": ["db"]},
		]}}}},
	] {
		count(found(policies)) == 0
	}
}

test_policies_of_cilium_count if {
	count(network_policy_missing.violation) == 0 with input as {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {}}}}
		with data.inventory as {"namespace": {"default": {"cilium.io/v2": {"CiliumNetworkPolicy": {"a": {"spec": {"endpointSelector": {}}}}}}}}
}

test_pods_on_the_hosts_network_pass if {
	count(network_policy_missing.violation) == 0 with input as {"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"hostNetwork": true}}}}
		with data.inventory as {}
}
