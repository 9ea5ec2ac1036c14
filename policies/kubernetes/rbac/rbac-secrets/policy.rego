# METADATA
# title: Role may read secrets
# description: |
#   Who may get, list or watch secrets reads all of those that the role reaches: passwords, keys, and in a ClusterRole
#   those of every namespace, tokens of administrators among them. Listing shows their content as well.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-secrets
#   aliases: [KSV-0041, C-0015, C-0186, "kube-linter:access-to-secrets"]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: Name the secrets in `resourceNames`, or mount them in the pods that need them.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [secrets]
#         resourceNames: [web-tls]
#         verbs: [get]
package merlon.kubernetes.rbac.rbac_secrets

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	not grant.rule.named
	msg := sprintf("the rule lets its subjects read secrets: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "secrets", "verbs": ["get", "list", "watch"]},
]
