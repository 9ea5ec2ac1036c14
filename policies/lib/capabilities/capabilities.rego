# METADATA
# title: Linux capabilities
# description: The capabilities that a container adds and drops, by the names that Kubernetes uses.
package merlon.lib.capabilities

import data.merlon.lib.workload

# What a list of a container's capabilities holds, each with its `name` (upper case, without CAP_) and its `path`.
listed(container, list) := [capability |
	some i, text in object.get(workload.container_security(container), ["capabilities", list], [])
	is_string(text)
	capability := {
		"name": trim_prefix(upper(text), "CAP_"),
		"path": array.concat(container.path, ["securityContext", "capabilities", list, i]),
	}
]

names(container, list) := {capability.name | some capability in listed(container, list)}
