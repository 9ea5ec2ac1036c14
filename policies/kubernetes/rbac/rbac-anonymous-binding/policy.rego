# METADATA
# title: Rights are bound to users without a login
# description: |
#   What is bound to system:anonymous or system:unauthenticated, anyone may do who reaches the API server, without any
#   credentials. Scanners try all addresses for it, and clusters are taken over within hours.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
# custom:
#   id: k8s-rbac-anonymous-binding
#   aliases: [KSV-0122, C-0262]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/RoleBinding, kubernetes/ClusterRoleBinding]
#   default: true
#   remediation: Remove the subject, and let clients log in.
#   example: |
#     subjects:
#       - kind: Group
#         name: developers
#         apiGroup: rbac.authorization.k8s.io
package merlon.kubernetes.rbac.rbac_anonymous_binding

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": array.concat(subject.path, ["name"])} if {
	some subject in rbac.subjects
	[subject.kind, subject.name] in {["User", "system:anonymous"], ["Group", "system:unauthenticated"]}
	not is_harmless
	msg := sprintf("anyone without a login gets the rights of %s %q", [rbac.role_ref.kind, rbac.role_ref.name])
}

# Shows no more than the version and health; every cluster has it so.
is_harmless if rbac.role_ref == {"kind": "ClusterRole", "name": "system:public-info-viewer"}
