# METADATA
# title: Service account may run commands in pods
# description: |
#   A service account or node that may create pods/exec or nodes/proxy runs commands in other pods. Whoever takes over
#   one of its pods goes on into all of them, with their secrets and rights.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-machine-exec
#   aliases: [CKV2_K8S_2]
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
package merlon.kubernetes.rbac.rbac_machine_exec

import data.merlon.lib.bound_roles

violation contains {"msg": msg, "path": ["roleRef"]} if {
	grant := bound_roles.machine_grant(permissions)
	msg := sprintf("%s may run commands in pods: %s", [grant.subjects, grant.text])
}

permissions := [
	{"group": "", "resource": "pods/exec", "verbs": ["create"]},
	{"group": "", "resource": "nodes/proxy", "verbs": ["create"]},
]
