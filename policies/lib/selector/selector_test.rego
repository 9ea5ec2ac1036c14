package merlon.lib.selector_test

import data.merlon.lib.selector

pods(templates) := {"namespace": {"shop": {
	"apps/v1": {"Deployment": templates},
	"v1": {"Pod": {"plain": {"metadata": {"labels": {"app": "plain", "tier": "web"}}}}, "bare": {}},
	"batch/v1": {"CronJob": {"job": {"spec": {"jobTemplate": {"spec": {"template": {"metadata": {"labels": {"app": "job"}}}}}}}}},
}}}

template(labels) := {"spec": {"template": {"metadata": {"labels": labels}}}}

deployments := {
	"a": template({"app": "a", "tier": "web", "n": 1}),
	"b": template({"app": "b", "tier": "db", "on": false}),
	"c": template(7),
	"d": {"spec": {"template": 7}},
	"e": null,
}

test_pods_have_all_labels if {
	every wanted in [
		{"app": "a"},
		{"app": "a", "tier": "web"},
		{"app": "a", "n": 1},
		{"app": "b", "on": false},
		{"app": "plain"},
		{"app": "job"},
	] {
		selector.has_pods("shop", wanted) with data.inventory as pods(deployments)
	}
}

test_labels_of_several_pods_do_not_add_up if {
	every wanted in [{"app": "a", "tier": "db"}, {"app": "a", "n": 2}, {"app": "a", "other": "x"}, {"app": "none"}, {}] {
		not has_pods("shop", wanted)
	}
	not has_pods("other", {"app": "a"})
}

has_pods(namespace, wanted) if {
	selector.has_pods(namespace, wanted) with data.inventory as pods(deployments)
}

selectors := selector.by_label([
	{"matchLabels": {"app": "a", "managed-by": "helm"}},
	{"matchLabels": {"app": "b", "managed-by": "helm"}},
	{"matchLabels": {"app": "b"}, "matchExpressions": [{"key": "tier", "operator": "Exists"}]},
	{"matchLabels": {}, "matchExpressions": [{"key": "any", "operator": "Exists"}]},
	{"matchLabels": 7, "matchExpressions": [{"key": "any", "operator": "Exists"}]},
	"everything",
	null,
])

test_selectors_are_grouped_by_their_rarest_label if {
	object.keys(selectors.label) == {["app", "a"], ["app", "b"]}
	count(selectors.anything) == 4
}

test_one_of_the_selectors_selects if {
	every labels in [{"app": "a", "managed-by": "helm"}, {"app": "b", "tier": "x"}, {"any": "x"}] {
		selector.any_selects(selectors, labels)
	}
	every labels in [{"app": "a"}, {"managed-by": "helm"}, {"app": "b"}, {}] {
		not selector.any_selects(selectors, labels)
	}
}

test_a_selector_without_labels_selects_everything if {
	selector.any_selects(selector.by_label([{}]), {})
	not selector.any_selects(selector.by_label([]), {"app": "a"})
}
