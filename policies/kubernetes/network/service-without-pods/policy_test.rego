package merlon.kubernetes.network.service_without_pods_test

import data.merlon.kubernetes.network.service_without_pods

found(spec) := result if {
	result := service_without_pods.violation with input as {"review": {"kind": {"kind": "Service"}, "object": {"spec": spec}}}
		with data.inventory as {"namespace": {"default": {
			"v1": {"Pod": {"a": {"metadata": {"labels": {"app": "pod", "v": "1"}}, "spec": {}}}},
			"batch/v1": {"CronJob": {"b": {"spec": {"jobTemplate": {"spec": {"template": {
				"metadata": {"labels": {"app": "cron"}},
				"spec": {},
			}}}}}}},
			"apps/v1": {"Deployment": {
				"c": {"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {}}}},
				"d": {"spec": {"template": 7}},
				"e": null,
			}},
		}}}
}

test_selectors_that_fit_nothing_are_reported if {
	found({"selector": {"app": "other"}}) == {{"msg": "the selector of the Service fits no pods", "path": ["spec", "selector"]}}
	count(found({"selector": {"app": "pod", "v": "2"}})) == 1
}

test_others_pass if {
	every spec in [
		{"selector": {"app": "pod"}},
		{"selector": {"app": "cron"}},
		{"selector": {"app": "web"}},
		{"selector": {}},
		{"selector": null},
		{},
		null,
	] {
		count(found(spec)) == 0
	}
}
