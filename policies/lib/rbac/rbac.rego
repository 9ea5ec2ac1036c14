# METADATA
# title: Role-based access control
# description: What the rules of roles allow, and what bindings hand to whom.
package merlon.lib.rbac

import data.merlon.lib.manifest

# The rules of the role under review.
rules := rules_of(input.review.object)

# The rules of a role, each with its `path` in the role and its lists as sets of texts. `named` is set where a rule holds
# only for objects of given names.
rules_of(role) := [rule |
	some i, spec in role.rules
	is_object(spec)
	rule := {
		"path": ["rules", i],
		"spec": spec,
		"groups": texts(spec, "apiGroups"),
		"resources": texts(spec, "resources"),
		"verbs": texts(spec, "verbs"),
		"named": count(texts(spec, "resourceNames")) > 0,
	}
]

texts(spec, field) := {text |
	some text in spec[field]
	is_string(text)
}

# Whether a rule allows a verb on a resource, wildcards considered as the API server does.
allows(rule, group, resource, verb) if {
	holds(rule.groups, group)
	covers(rule.resources, resource)
	holds(rule.verbs, verb)
}

holds(names, name) if name in names

holds(names, _) if "*" in names

covers(resources, resource) if holds(resources, resource)

covers(resources, resource) if {
	parts := split(resource, "/")
	sprintf("*/%s", [parts[1]]) in resources
}

# Which of the permissions, each a `group`, a `resource` and `verbs`, a rule gives, as texts such as "get secrets".
given(rule, permissions) := {text |
	some permission in permissions
	some verb in permission.verbs
	allows(rule, permission.group, permission.resource, verb)
	text := sprintf("%s %s", [verb, permission.resource])
}

# The rules of the role under review that give any of the permissions: each with what it gives as one text, and the
# places in the rule that do.
grants(permissions) := [grant |
	some rule in rules
	texts_given := given(rule, permissions)
	count(texts_given) > 0
	grant := {
		"rule": rule,
		"text": concat(", ", sort(texts_given)),
		"resource_path": place(rule, "resources", {name |
			some permission in permissions
			some name in names_of(permission.resource)
		}),
		"verb_path": place(rule, "verbs", {verb | some permission in permissions; some verb in permission.verbs} | {"*"}),
	}
]

# A resource's own name and the wildcards that cover it.
names_of(resource) := {resource, "*"} | {sprintf("*/%s", [part]) |
	some i, part in split(resource, "/")
	i == 1
}

# Where a list of a rule holds the first of some names.
place(rule, field, names) := array.concat(rule.path, [field, min(found)]) if {
	found := [i | some i, text in rule.spec[field]; text in names]
	count(found) > 0
} else := array.concat(rule.path, [field])

# Who the binding under review gives rights to.
subjects := [subject |
	some i, spec in input.review.object.subjects
	is_object(spec)
	is_string(spec.name)
	subject := {
		"kind": manifest.text(spec, "kind"),
		"name": spec.name,
		"namespace": manifest.text(spec, "namespace"),
		"path": ["subjects", i],
	}
]

role_ref := {"kind": manifest.text(spec, "kind"), "name": manifest.text(spec, "name")} if {
	spec := input.review.object.roleRef
	is_object(spec)
}

# Subjects that are programs in the cluster: service accounts and nodes, alone or in groups.
machines := [subject |
	some subject in subjects
	is_machine(subject)
]

is_machine(subject) if subject.kind in {"ServiceAccount", "Node"}

is_machine(subject) if {
	subject.kind == "Group"
	regex.match(`^system:(serviceaccounts(:.*)?|nodes)$`, subject.name)
}

is_machine(subject) if {
	subject.kind == "User"
	regex.match(`^system:(serviceaccount|node):`, subject.name)
}
