# METADATA
# title: No PodDisruptionBudget selects the replicas
# description: |
#   Without a PodDisruptionBudget an upgrade of the nodes may evict all replicas at once, and anyone who may drain nodes
#   takes the service down by doing so.
# related_resources:
# - https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets
# - https://kubernetes.io/docs/tasks/run-application/configure-pdb/
# custom:
#   id: k8s-pod-disruption-budget
#   aliases: ["polaris:missingPodDisruptionBudget"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Deployment, kubernetes/StatefulSet]
#   inventory:
#     - kinds: [PodDisruptionBudget]
#       fields: [spec.selector]
#   remediation: Add a PodDisruptionBudget that selects the pods.
#   example: |
#     apiVersion: policy/v1
#     kind: PodDisruptionBudget
#     metadata:
#       name: web
#     spec:
#       maxUnavailable: 1
#       selector:
#         matchLabels:
#           app: web
package merlon.kubernetes.availability.pod_disruption_budget

import data.merlon.lib.manifest
import data.merlon.lib.selector
import data.merlon.lib.workload

violation contains {"msg": msg, "path": ["spec", "template", "metadata", "labels"]} if {
	is_object(data.inventory)
	object.get(manifest.spec, "replicas", 1) > 1
	not is_selected
	msg := sprintf("no PodDisruptionBudget of namespace %q selects the replicas", [manifest.namespace])
}

is_selected if {
	selector.any_selects(selectors(manifest.namespace), selector.object_or_empty(workload.metadata, "labels"))
}

selectors(namespace) := selector.by_label([budget.spec.selector |
	some budget in selector.objects(namespace, "PodDisruptionBudget")
])
