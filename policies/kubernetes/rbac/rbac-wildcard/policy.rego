# METADATA
# title: Role uses wildcards
# description: |
#   A wildcard in a rule also gives what is added to the cluster later: new resources, new verbs such as escalate and
#   impersonate, and operators' own. Whoever takes over a subject of the role has rights that nobody ever decided to
#   give.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
# custom:
#   id: k8s-rbac-wildcard
#   aliases: [CKV_K8S_49, C-0187, "kube-linter:wildcard-in-rules"]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Name the groups, resources and verbs that are needed.
#   example: |
#     rules:
#       - apiGroups: [apps]
#         resources: [deployments]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_wildcard

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": array.concat(rule.path, [field, i])} if {
	some rule in rbac.rules
	some field in ["apiGroups", "resources", "verbs"]
	some i, text in rule.spec[field]
	text == "*"
	msg := sprintf("the rule allows all %s", [things[field]])
}

things := {"apiGroups": "API groups", "resources": "resources", "verbs": "verbs"}
