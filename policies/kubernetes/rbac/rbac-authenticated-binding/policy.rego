# METADATA
# title: Rights are bound to everyone with a login
# description: |
#   What is bound to system:authenticated, every user and every service account may do, of all namespaces. On some
#   clouds these are all accounts of the provider, other customers' included. Whoever takes over any pod has it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
# custom:
#   id: k8s-rbac-authenticated-binding
#   aliases: [KSV-01011, C-0265]
#   severity: high
#   category: access-control
#   targets: [kubernetes/RoleBinding, kubernetes/ClusterRoleBinding]
#   default: true
#   remediation: Bind the role to the group or the service accounts that need it.
#   example: |
#     subjects:
#       - kind: Group
#         name: developers
#         apiGroup: rbac.authorization.k8s.io
package merlon.kubernetes.rbac.rbac_authenticated_binding

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": array.concat(subject.path, ["name"])} if {
	some subject in rbac.subjects
	subject.kind == "Group"
	subject.name in {"system:authenticated", "system:serviceaccounts"}
	not is_harmless
	msg := sprintf("all of %s get the rights of %s %q", [subject.name, rbac.role_ref.kind, rbac.role_ref.name])
}

# What every cluster gives to everyone: to find out about the API and about oneself.
is_harmless if {
	rbac.role_ref.kind == "ClusterRole"
	rbac.role_ref.name in {"system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"}
}
