# METADATA
# title: Role may act as others
# description: |
#   With the verb impersonate a subject sends requests as another user, group or service account, with all of their
#   rights. Whoever has it acts as the group system:masters, which no rule limits.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-impersonate
#   aliases: [KSV-0043, C-0065]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Remove the verb, or allow it with `resourceNames` for single users.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [users]
#         resourceNames: [reporting]
#         verbs: [impersonate]
package merlon.kubernetes.rbac.rbac_impersonate

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.verb_path} if {
	some grant in rbac.grants(permissions)
	not grant.rule.named
	msg := sprintf("the rule lets its subjects act as others: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "users", "verbs": ["impersonate"]},
	{"group": "", "resource": "groups", "verbs": ["impersonate"]},
	{"group": "", "resource": "serviceaccounts", "verbs": ["impersonate"]},
	{"group": "authentication.k8s.io", "resource": "uids", "verbs": ["impersonate"]},
	{"group": "authentication.k8s.io", "resource": "userextras", "verbs": ["impersonate"]},
]
