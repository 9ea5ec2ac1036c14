# METADATA
# title: Subject is bound to cluster-admin
# description: |
#   The role cluster-admin allows everything, everywhere in the cluster, or in the namespace of a RoleBinding. Whoever
#   gets the token of one of its subjects, from a pod, a laptop or a pipeline, owns all that runs there and all secrets.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# custom:
#   id: k8s-rbac-cluster-admin-binding
#   aliases: [KSV-0111, C-0185, "kube-linter:cluster-admin-role-binding"]
#   severity: high
#   category: access-control
#   targets: [kubernetes/RoleBinding, kubernetes/ClusterRoleBinding]
#   default: true
#   remediation: Bind a role with the rights that are needed, in a namespace where that is enough.
#   example: |
#     roleRef:
#       apiGroup: rbac.authorization.k8s.io
#       kind: ClusterRole
#       name: view
package merlon.kubernetes.rbac.rbac_cluster_admin_binding

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": ["roleRef", "name"]} if {
	rbac.role_ref == {"kind": "ClusterRole", "name": "cluster-admin"}
	names := {name |
		some subject in rbac.subjects
		not is_administrator(subject)
		name := sprintf("%s %q", [subject.kind, subject.name])
	}
	count(names) > 0
	msg := sprintf("cluster-admin is bound to %s", [concat(", ", sort(names))])
}

# The group that the binding of every cluster is for.
is_administrator(subject) if {
	subject.kind == "Group"
	subject.name == "system:masters"
}
