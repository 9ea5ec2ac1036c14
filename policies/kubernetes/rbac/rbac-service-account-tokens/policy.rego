# METADATA
# title: Role may issue tokens of service accounts
# description: |
#   Who may create serviceaccounts/token gets a fresh token of every service account that the role reaches, and acts
#   with its rights from anywhere, also after the pods are gone.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-service-account-tokens
#   aliases: [C-0282]
#   severity: high
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Name the service accounts in `resourceNames`, or let pods get their tokens as projected volumes.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [serviceaccounts/token]
#         resourceNames: [web]
#         verbs: [create]
package merlon.kubernetes.rbac.rbac_service_account_tokens

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	not grant.rule.named
	msg := sprintf("the rule lets its subjects issue tokens of service accounts: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "serviceaccounts/token", "verbs": ["create"]},
]
