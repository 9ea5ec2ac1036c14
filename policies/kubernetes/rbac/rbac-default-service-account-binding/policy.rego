# METADATA
# title: Rights are bound to the default service account
# description: |
#   The default service account is what every pod of a namespace runs as that names no other. Rights given to it are
#   given to all of them, also to the pod that is taken over first.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
# custom:
#   id: k8s-rbac-default-service-account-binding
#   aliases: [CKV_K8S_42]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/RoleBinding, kubernetes/ClusterRoleBinding]
#   default: true
#   remediation: Make a service account for the workload, bind the role to it, and name it in the pod.
#   example: |
#     subjects:
#       - kind: ServiceAccount
#         name: web
#         namespace: shop
package merlon.kubernetes.rbac.rbac_default_service_account_binding

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": array.concat(subject.path, ["name"])} if {
	some subject in rbac.subjects
	subject.kind == "ServiceAccount"
	subject.name == "default"
	msg := "the default service account is bound to a role"
}
