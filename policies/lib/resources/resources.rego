# METADATA
# title: Compute resources
# description: Requests and limits of containers, and of pods for all of theirs.
package merlon.lib.resources

import data.merlon.lib.workload

# Containers that can have requests and limits: ephemeral ones cannot. What has them in another form than the API knows
# is for the validation of manifests to report.
containers := [container |
	some container in workload.containers
	container.field != "ephemeralContainers"
	is_readable(object.get(container.spec, "resources", null))
]

is_readable(null)

is_readable(resources) if is_object(resources)

has(container, list, name) if is_quantity(container.spec.resources[list][name])

# A limit or request of the pod as a whole holds for all of its containers.
has(_, list, name) if is_quantity(workload.spec.resources[list][name])

is_quantity(value) if is_number(value)

is_quantity(value) if {
	is_string(value)
	value != ""
}

path(container, list, name) := array.concat(container.path, ["resources", list, name])
