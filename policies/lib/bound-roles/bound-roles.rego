# METADATA
# title: Roles that bindings refer to
# description: What a binding gives its subjects, as far as the set at hand has its role.
package merlon.lib.bound_roles

import data.merlon.lib.manifest
import data.merlon.lib.rbac

# The rules of the role that the binding under review refers to, as far as the set at hand has it.
bound_rules := cluster_role_rules(rbac.role_ref.name) if rbac.role_ref.kind == "ClusterRole"

bound_rules := role_rules(manifest.namespace, rbac.role_ref.name) if rbac.role_ref.kind == "Role"

cluster_role_rules(name) := [rule |
	some kinds in data.inventory.cluster
	some rule in rbac.rules_of(kinds.ClusterRole[name])
]

role_rules(namespace, name) := [rule |
	some kinds in data.inventory.namespace[namespace]
	some rule in rbac.rules_of(kinds.Role[name])
]

# Service accounts and nodes that the binding under review gives any of the permissions, and which ones. Rules that hold only
# for objects of given names do not count.
machine_grant(permissions) := {"subjects": names, "text": concat(", ", sort(texts_given))} if {
	count(rbac.machines) > 0
	texts_given := {text |
		some rule in bound_rules
		not rule.named
		some text in rbac.given(rule, permissions)
	}
	count(texts_given) > 0
	names := concat(", ", sort({name | some subject in rbac.machines; name := sprintf("%s %q", [subject.kind, subject.name])}))
}
