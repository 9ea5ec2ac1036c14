# METADATA
# title: Label selectors
# description: Which labels a selector selects, and the pods of the set at hand.
package merlon.lib.selector

# Whether a label selector selects an object with these labels. An empty selector selects everything.
selects(selector, labels) if {
	is_object(selector)
	has_all(object_or_empty(selector, "matchLabels"), labels)
	every expression in list_or_empty(selector, "matchExpressions") {
		satisfies(expression, labels)
	}
}

has_all(wanted, labels) if {
	every key, value in wanted {
		labels[key] == value
	}
}

satisfies(expression, labels) if {
	expression.operator == "In"
	labels[expression.key] in expression.values
}

satisfies(expression, labels) if {
	expression.operator == "NotIn"
	value := object.get(labels, expression.key, null)
	not value in expression.values
}

satisfies(expression, labels) if {
	expression.operator == "Exists"
	expression.key in object.keys(labels)
}

satisfies(expression, labels) if {
	expression.operator == "DoesNotExist"
	not expression.key in object.keys(labels)
}

object_or_empty(value, field) := value[field] if {
	is_object(value[field])
} else := {}

list_or_empty(value, field) := value[field] if {
	is_array(value[field])
} else := []

# What follows depends on the set at hand and a namespace alone, so it is found once, whatever is under review.

# Objects of a kind in a namespace.
objects(namespace, kind) := [object |
	some kinds in data.inventory.namespace[namespace]
	some object in kinds[kind]
]

# The labels of all pods that the workloads of a namespace run.
pod_labels(namespace) := [labels |
	some kinds in data.inventory.namespace[namespace]
	some kind, workloads in kinds
	some workload in workloads
	template := template_of(kind, workload)
	labels := object_or_empty(object_or_empty(template, "metadata"), "labels")
]

template_of("Pod", workload) := workload

template_of("CronJob", workload) := workload.spec.jobTemplate.spec.template

template_of(kind, workload) := workload.spec.template if not kind in {"Pod", "CronJob"}

# The labels of pods by each key and value among them.
pods_by_label(namespace) := {label: [place.labels | some place in places; place.label == label] |
	places := [{"label": [key, value], "labels": labels} |
		some labels in pod_labels(namespace)
		some key, value in labels
	]
	some label in {place.label | some place in places}
}

# Whether there are pods with all of some labels, at least one, in a namespace.
has_pods(namespace, wanted) if {
	pods := pods_by_label(namespace)
	groups := [pods[label] | some key, value in wanted; label := [key, value]]
	count(groups) == count(wanted)
	some labels in smallest(groups)
	has_all(wanted, labels)
}

smallest(groups) := groups[least[1]] if {
	least := min([[count(group), i] | some i, group in groups])
}

# Selectors by the key and value that fewest of them look for; `anything` holds those that look for no label.
by_label(selectors) := {
	"anything": {value | some value in selectors; count(object_or_empty(value, "matchLabels")) == 0},
	"label": {label: [place.selector | some place in rarest; place.label == label] | some label in {place.label | some place in rarest}},
} if {
	places := [{"label": [key, text], "selector": value} |
		some value in selectors
		some key, text in object_or_empty(value, "matchLabels")
	]
	sizes := {label: count([1 | some place in places; place.label == label]) | some label in {place.label | some place in places}}
	rarest := [{"label": least[1], "selector": value} |
		some value in selectors
		least := min([[sizes[label], label] | some key, text in object_or_empty(value, "matchLabels"); label := [key, text]])
	]
}

# Whether one of the selectors selects an object with these labels.
any_selects(grouped, labels) if {
	some selector in grouped.anything
	selects(selector, labels)
}

any_selects(grouped, labels) if {
	some key, value in labels
	some selector in grouped.label[[key, value]]
	selects(selector, labels)
}
