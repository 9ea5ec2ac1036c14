package merlon.kubernetes.availability.anti_affinity_test

import data.merlon.kubernetes.availability.anti_affinity

found(replicas, pod) := result if {
	result := anti_affinity.violation with input as {"review": {
		"kind": {"kind": "Deployment"},
		"object": {"spec": {"replicas": replicas, "template": {"spec": pod}}},
	}}
}

test_replicas_that_nothing_spreads_are_reported if {
	every pod in [{}, null, {"affinity": 7}, {"affinity": {"podAntiAffinity": {}}}, {"topologySpreadConstraints": []}] {
		found(2, pod) == {{
			"msg": "nothing keeps the replicas on different nodes",
			"path": ["spec", "template", "spec", "affinity"],
		}}
	}
}

test_spread_and_single_replicas_pass if {
	count(found(2, {"topologySpreadConstraints": [{"maxSkew": 1}]})) == 0
	count(found(2, {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{}]}}})) == 0
	count(found(1, {})) == 0
}
