# METADATA
# title: No NetworkPolicy selects the pods
# description: |
#   A pod that no NetworkPolicy selects takes connections from every pod of the cluster, and opens them to anywhere.
#   Whoever takes over one pod goes on from there to databases and internal services that should never have heard of it.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-network-policy-missing
#   aliases: [CKV2_K8S_6, C-0260, "kube-linter:non-isolated-pod", "polaris:missingNetworkPolicy"]
#   severity: medium
#   category: network
#   targets: [kubernetes/Pod]
#   inventory:
#     - kinds: [NetworkPolicy]
#       fields: [spec.podSelector]
#     - kinds: [CiliumNetworkPolicy]
#       fields: [spec.endpointSelector]
#   remediation: Add a NetworkPolicy that selects the pods and allows only the connections that they need.
#   example: |
#     apiVersion: networking.k8s.io/v1
#     kind: NetworkPolicy
#     metadata:
#       name: web
#     spec:
#       podSelector:
#         matchLabels:
#           app: web
#       policyTypes: [Ingress]
#       ingress:
#         - ports:
#             - port: 8080
package merlon.kubernetes.network.network_policy_missing

import data.merlon.lib.manifest
import data.merlon.lib.selector
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	is_object(data.inventory)
	not on_host_network
	not is_selected
	path := array.concat(workload.metadata_path, ["labels"])
	msg := sprintf("no NetworkPolicy of namespace %q selects the pods", [manifest.namespace])
}

# NetworkPolicies do not reach pods on the node's own network.
on_host_network if workload.spec.hostNetwork == true

labels := selector.object_or_empty(workload.metadata, "labels")

is_selected if selector.any_selects(selectors(manifest.namespace), labels)

selectors(namespace) := selector.by_label(array.concat(
	[object.get(policy, ["spec", "podSelector"], {}) |
		some policy in selector.objects(namespace, "NetworkPolicy")
		is_object(policy)
	],
	[policy.spec.endpointSelector | some policy in selector.objects(namespace, "CiliumNetworkPolicy")],
))
