# METADATA
# title: Role may change admission webhooks
# description: |
#   Who may change webhook configurations decides what the API server asks about every request. They read all that is
#   written to the cluster, secrets too, change it on its way, or switch off the checks of others.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-webhooks
#   aliases: [CKV_K8S_155, KSV-0114, C-0281]
#   severity: high
#   category: access-control
#   targets: [kubernetes/ClusterRole]
#   remediation: Name the configurations in `resourceNames`, or leave them to the deployment pipeline.
#   example: |
#     rules:
#       - apiGroups: [admissionregistration.k8s.io]
#         resources: [validatingwebhookconfigurations]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_webhooks

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	msg := sprintf("the rule lets its subjects change admission webhooks: %s", [grant.text])
}

permissions := [
	{"group": "admissionregistration.k8s.io", "resource": "validatingwebhookconfigurations", "verbs": ["create", "update", "patch"]},
	{"group": "admissionregistration.k8s.io", "resource": "mutatingwebhookconfigurations", "verbs": ["create", "update", "patch"]},
]
