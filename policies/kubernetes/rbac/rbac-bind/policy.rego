# METADATA
# title: Role may bind rights that it lacks
# description: |
#   The API server lets nobody bind a role with rights that they do not have, except with the verb bind. Whoever has it
#   binds themselves to cluster-admin.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-bind
#   aliases: [CKV_K8S_157]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Remove the verb, or allow it with `resourceNames` for the roles that may be handed out.
#   example: |
#     rules:
#       - apiGroups: [rbac.authorization.k8s.io]
#         resources: [clusterroles]
#         resourceNames: [view]
#         verbs: [bind]
package merlon.kubernetes.rbac.rbac_bind

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.verb_path} if {
	some grant in rbac.grants(permissions)
	not grant.rule.named
	msg := sprintf("the rule lets its subjects bind rights that they lack: %s", [grant.text])
}

permissions := [
	{"group": "rbac.authorization.k8s.io", "resource": "roles", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "clusterroles", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "rolebindings", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "clusterrolebindings", "verbs": ["bind"]},
]
