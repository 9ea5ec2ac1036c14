# METADATA
# title: Role may raise its own rights
# description: |
#   The API server lets nobody put rights into a role that they do not have, except with the verb escalate. Whoever has
#   it adds all rights to a role that they hold, and is cluster administrator.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-creation-or-update
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-escalate
#   aliases: [CKV_K8S_158]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Remove the verb, and name the verbs that are needed instead of `*`.
#   example: |
#     rules:
#       - apiGroups: [rbac.authorization.k8s.io]
#         resources: [roles]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_escalate

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.verb_path} if {
	some grant in rbac.grants(permissions)
	msg := sprintf("the rule lets its subjects write rights that they lack: %s", [grant.text])
}

permissions := [
	{"group": "rbac.authorization.k8s.io", "resource": "roles", "verbs": ["escalate"]},
	{"group": "rbac.authorization.k8s.io", "resource": "clusterroles", "verbs": ["escalate"]},
]
