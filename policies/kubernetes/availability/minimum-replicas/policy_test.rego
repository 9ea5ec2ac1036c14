package merlon.kubernetes.availability.minimum_replicas_test

import data.merlon.kubernetes.availability.minimum_replicas

found(spec) := result if {
	result := minimum_replicas.violation with input as {
		"review": {"kind": {"kind": "Deployment"}, "object": {"metadata": {"name": "web"}, "spec": spec}},
		"parameters": {"minimum": 2},
	}
}

test_single_replicas_are_reported if {
	every spec in [{}, {"replicas": 1}, null] {
		found(spec) == {{"msg": "the Deployment runs 1 of at least 2 replicas", "path": ["spec", "replicas"]}}
	}
}

test_enough_replicas_and_none_pass if {
	every replicas in [2, 3, 0, "1", []] {
		count(found({"replicas": replicas})) == 0
	}
}

test_autoscaled_deployments_pass if {
	count(minimum_replicas.violation) == 0 with input as {
		"review": {"kind": {"kind": "Deployment"}, "object": {"metadata": {"name": "web"}, "spec": {}}},
		"parameters": {"minimum": 2},
	}
		with data.inventory as {"namespace": {"default": {"autoscaling/v2": {"HorizontalPodAutoscaler": {"web": {"spec": {"scaleTargetRef": {
			"kind": "Deployment",
			"name": "web",
		}}}}}}}}
}
