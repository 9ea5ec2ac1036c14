# METADATA
# title: Label selectors
# description: Which labels a selector selects, and the pods of the set at hand.
package merlon.lib.selector

import data.merlon.lib.manifest

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

# Objects of a kind in the namespace of the object under review.
siblings(kind) := [sibling |
	some kinds in data.inventory.namespace[manifest.namespace]
	some sibling in kinds[kind]
]

# The labels of all pods that the workloads of the same namespace run.
pod_labels := [labels |
	some kinds in data.inventory.namespace[manifest.namespace]
	some kind, objects in kinds
	some workload in objects
	template := template_of(kind, workload)
	is_object(template.spec)
	labels := object_or_empty(object_or_empty(template, "metadata"), "labels")
]

template_of("Pod", workload) := workload

template_of("CronJob", workload) := workload.spec.jobTemplate.spec.template

template_of(kind, workload) := workload.spec.template if not kind in {"Pod", "CronJob"}
