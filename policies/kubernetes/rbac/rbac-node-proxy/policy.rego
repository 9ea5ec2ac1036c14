# METADATA
# title: Role may talk to kubelets
# description: |
#   Through nodes/proxy a subject sends requests to the kubelet of a node, which runs commands in any pod there. Neither
#   admission nor the audit log sees them. Reading is enough: the kubelet takes commands over connections that begin
#   with a GET.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-node-proxy
#   aliases: [KSV-0047, C-0279]
#   severity: high
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Name nodes/metrics, nodes/stats or nodes/log instead, which show without running anything.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [nodes/metrics]
#         verbs: [get]
package merlon.kubernetes.rbac.rbac_node_proxy

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	msg := sprintf("the rule gives access to the API of kubelets: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "nodes/proxy", "verbs": ["get", "create", "update", "patch", "delete"]},
]
