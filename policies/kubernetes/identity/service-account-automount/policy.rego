# METADATA
# title: Service account gives its token to every pod
# description: |
#   A service account hands its token to every pod that runs as it and does not decline. Where only some of them talk to
#   the API server, whoever takes over one of the others gets the same rights for nothing.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# custom:
#   id: k8s-service-account-automount
#   severity: low
#   category: access-control
#   targets: [kubernetes/ServiceAccount]
#   remediation: Set it to false here, and to true in the pods that talk to the API server.
#   example: |
#     automountServiceAccountToken: false
package merlon.kubernetes.identity.service_account_automount

import data.merlon.lib.fix

violation contains {"msg": msg, "path": path, "fix": fix.set(path, false)} if {
	object.get(input.review.object, "automountServiceAccountToken", true) != false
	path := ["automountServiceAccountToken"]
	msg := "the service account gives its token to every pod that does not decline it"
}
