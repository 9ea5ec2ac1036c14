# METADATA
# title: Default service account hands out its token
# description: |
#   Every pod that names no service account gets the token of the default one, unless that account keeps it. Whoever
#   takes over such a pod talks to the API server with it, though nobody meant that pod to.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# - https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
# custom:
#   id: k8s-default-service-account-token
#   aliases: [CKV_K8S_41, C-0189]
#   severity: low
#   category: access-control
#   targets: [kubernetes/ServiceAccount]
#   remediation: 'Set `automountServiceAccountToken: false` on the default service account.'
#   example: |
#     automountServiceAccountToken: false
package merlon.kubernetes.identity.default_service_account_token

import data.merlon.lib.fix
import data.merlon.lib.manifest

violation contains {"msg": msg, "path": path, "fix": fix.set(path, false)} if {
	manifest.name == "default"
	object.get(input.review.object, "automountServiceAccountToken", true) != false
	path := ["automountServiceAccountToken"]
	msg := "the default service account gives its token to every pod that names no other"
}
