# METADATA
# title: Service account may bind rights that it lacks
# description: |
#   With the verb bind a service account or node writes role bindings also for rights that it does not have. Whoever
#   takes over one of its pods binds themselves to cluster-admin.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-machine-binds
#   aliases: [CKV2_K8S_1]
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
package merlon.kubernetes.rbac.rbac_machine_binds

import data.merlon.lib.bound_roles

violation contains {"msg": msg, "path": ["roleRef"]} if {
	grant := bound_roles.machine_grant(permissions)
	msg := sprintf("%s may bind rights that it lacks: %s", [grant.subjects, grant.text])
}

permissions := [
	{"group": "rbac.authorization.k8s.io", "resource": "roles", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "clusterroles", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "rolebindings", "verbs": ["bind"]},
	{"group": "rbac.authorization.k8s.io", "resource": "clusterrolebindings", "verbs": ["bind"]},
]
