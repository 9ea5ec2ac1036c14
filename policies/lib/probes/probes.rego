# METADATA
# title: Probes
# description: Containers that are expected to answer probes.
package merlon.lib.probes

import data.merlon.lib.workload

# Main containers of pods that serve until they are stopped, rather than run to an end.
expected := [container |
	not runs_to_completion
	some container in workload.containers
	container.field == "containers"
]

runs_to_completion if workload.kind in {"Job", "CronJob"}

runs_to_completion if workload.spec.restartPolicy in {"Never", "OnFailure"}

missing(container, probe) if {
	value := object.get(container.spec, probe, null)
	not is_probe(value)
}

is_probe(value) if {
	is_object(value)
	count(value) > 0
}
