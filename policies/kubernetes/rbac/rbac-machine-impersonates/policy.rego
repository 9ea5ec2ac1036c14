# METADATA
# title: Service account may act as others
# description: |
#   A service account or node with the verb impersonate sends requests as any user, group or service account. Whoever
#   takes over one of its pods acts as a cluster administrator.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-machine-impersonates
#   aliases: [CKV2_K8S_3]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/RoleBinding, kubernetes/ClusterRoleBinding]
#   inventory:
#     - kinds: [Role, ClusterRole]
#       fields: [rules]
#   remediation: Take the right out of the role, or bind the role to the people who need it.
#   example: |
#     rules:
#       - apiGroups: [apps]
#         resources: [deployments]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_machine_impersonates

import data.merlon.lib.bound_roles

violation contains {"msg": msg, "path": ["roleRef"]} if {
	grant := bound_roles.machine_grant(permissions)
	msg := sprintf("%s may act as others: %s", [grant.subjects, grant.text])
}

permissions := [
	{"group": "", "resource": "users", "verbs": ["impersonate"]},
	{"group": "", "resource": "groups", "verbs": ["impersonate"]},
	{"group": "", "resource": "serviceaccounts", "verbs": ["impersonate"]},
]
