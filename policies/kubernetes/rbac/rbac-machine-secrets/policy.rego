# METADATA
# title: Service account may read all secrets
# description: |
#   A service account or node that may read secrets without naming them reads all of its namespace, or with a
#   ClusterRoleBinding of the cluster. Whoever takes over one of its pods has them all, tokens of administrators among
#   them.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-machine-secrets
#   aliases: [CKV2_K8S_5]
#   severity: high
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
package merlon.kubernetes.rbac.rbac_machine_secrets

import data.merlon.lib.bound_roles

violation contains {"msg": msg, "path": ["roleRef"]} if {
	grant := bound_roles.machine_grant(permissions)
	msg := sprintf("%s may read secrets: %s", [grant.subjects, grant.text])
}

permissions := [
	{"group": "", "resource": "secrets", "verbs": ["get", "list", "watch"]},
]
