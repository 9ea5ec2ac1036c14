package merlon.kubernetes.availability.pod_disruption_budget_test

import data.merlon.kubernetes.availability.pod_disruption_budget

found(selector) := result if {
	result := pod_disruption_budget.violation with input as {"review": {
		"kind": {"kind": "Deployment"},
		"object": {"spec": {"replicas": 2, "template": {"metadata": {"labels": {"app": "web"}}}}},
	}}
		with data.inventory as {"namespace": {"default": {"policy/v1": {"PodDisruptionBudget": {"a": {"spec": {"selector": selector}}}}}}}
}

test_replicas_without_budget_are_reported if {
	every selector in [null, "x", {"matchLabels": {"app": "db"}}] {
		found(selector) == {{
			"msg": "no PodDisruptionBudget of namespace \"default\" selects the replicas",
			"path": ["spec", "template", "metadata", "labels"],
		}}
	}
}

test_budgets_and_single_replicas_pass if {
	count(found({"matchLabels": {"app": "web"}})) == 0
	count(pod_disruption_budget.violation) == 0 with input as {"review": {"kind": {"kind": "Deployment"}, "object": {"spec": {}}}}
		with data.inventory as {}
}
