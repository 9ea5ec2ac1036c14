# METADATA
# title: Service account may change the status of Services
# description: |
#   Who writes the status of a Service gives it an address of a load balancer that is not its own, and the traffic of
#   the cluster to that address goes to its pods (CVE-2020-8554). Whoever takes over a pod with the right reads it. Who
#   can write bindings gets the right in one step more.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://github.com/kubernetes/kubernetes/issues/97076
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-machine-service-status
#   aliases: [CKV2_K8S_4]
#   severity: medium
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
package merlon.kubernetes.rbac.rbac_machine_service_status

import data.merlon.lib.bound_roles

violation contains {"msg": msg, "path": ["roleRef"]} if {
	grant := bound_roles.machine_grant(permissions)
	msg := sprintf("%s may change the status of Services: %s", [grant.subjects, grant.text])
}

permissions := [
	{"group": "", "resource": "services/status", "verbs": ["update", "patch"]},
	{"group": "rbac.authorization.k8s.io", "resource": "services/status", "verbs": ["update", "patch"]},
]
