# METADATA
# title: Role allows everything
# description: |
#   A rule with all verbs on all resources is cluster administration by another name, or that of a namespace in a Role.
#   Whoever takes over one of its subjects, the pod of an operator say, has the cluster with all of its secrets.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# custom:
#   id: k8s-rbac-all-rights
#   aliases: [KSV-0044]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   default: true
#   remediation: Name the groups, resources and verbs that are needed, or bind one of the roles view, edit and admin.
#   example: |
#     rules:
#       - apiGroups: [apps]
#         resources: [deployments]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_all_rights

import data.merlon.lib.rbac

violation contains {"msg": "the rule allows everything", "path": array.concat(rule.path, ["resources"])} if {
	some rule in rbac.rules
	"*" in rule.resources
	"*" in rule.verbs
	count(rule.groups & {"*", ""}) > 0
}
