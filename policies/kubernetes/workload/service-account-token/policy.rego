# METADATA
# title: Service account token is mounted
# description: |
#   A pod gets the token of its service account unless it declines it. Whoever takes over a process, or can only read
#   its files, talks to the API server with that token: lists secrets, starts pods, or whatever the account may do.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# - https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   id: k8s-service-account-token
#   aliases: [CKV_K8S_38, KSV-0036, C-0034, C-0190, "polaris:automountServiceAccountToken"]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/Pod]
#   inventory:
#     - kinds: [ServiceAccount]
#       fields: [automountServiceAccountToken]
#   remediation: 'Set `automountServiceAccountToken: false`, unless the process talks to the API server.'
#   example: |
#     spec:
#       automountServiceAccountToken: false
package merlon.kubernetes.workload.service_account_token

import data.merlon.lib.fix
import data.merlon.lib.manifest
import data.merlon.lib.service_account
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": fix.set(path, false)} if {
	is_object(workload.spec)
	is_mounted(object.get(workload.spec, "automountServiceAccountToken", null))
	path := array.concat(workload.spec_path, ["automountServiceAccountToken"])
	msg := sprintf("the token of service account %q is mounted", [service_account.name])
}

is_mounted(true)

# Where the pod does not say, its service account does.
is_mounted(value) if {
	not is_boolean(value)
	not keeps_token(manifest.namespace, service_account.name)
}

keeps_token(namespace, name) if {
	some kinds in data.inventory.namespace[namespace]
	kinds.ServiceAccount[name].automountServiceAccountToken == false
}
