# METADATA
# title: Pod runs as the default service account
# description: |
#   All pods that name no service account share the default one of their namespace. Rights that are given to it for one
#   of them are everybody's, also of the pod that is taken over first; and nobody can tell from the audit log which pod
#   acted.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/service-accounts/
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-default-service-account
#   aliases: ["kube-linter:default-service-account"]
#   severity: low
#   category: access-control
#   targets: [kubernetes/Pod]
#   remediation: Make a service account for the workload, and name it in `serviceAccountName`.
#   example: |
#     spec:
#       serviceAccountName: web
package merlon.kubernetes.workload.default_service_account

import data.merlon.lib.service_account
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	is_object(workload.spec)
	service_account.name == "default"
	path := array.concat(workload.spec_path, ["serviceAccountName"])
	msg := "the pod runs as the default service account"
}
