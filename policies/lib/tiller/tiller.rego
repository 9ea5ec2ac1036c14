# METADATA
# title: Tiller
# description: How to tell the server side of Helm 2.
package merlon.lib.tiller

import data.merlon.lib.image
import data.merlon.lib.manifest
import data.merlon.lib.workload

# Where a workload shows that it runs Tiller: the image of a container, or its labels.
signs contains array.concat(container.path, ["image"]) if {
	some container in workload.containers
	runs_its_image(container)
}

signs contains array.concat(workload.metadata_path, ["labels"]) if {
	are_labels(object.get(workload.metadata, "labels", {}))
}

signs contains ["metadata", "labels"] if are_labels(manifest.labels)

# The containers that are Tiller: those with its image, or all where only labels tell.
containers contains container if {
	some container in workload.containers
	runs_its_image(container)
}

containers contains container if {
	count(signs) > 0
	some container in workload.containers
	every other in workload.containers {
		not runs_its_image(other)
	}
}

runs_its_image(container) if {
	regex.match(`(^|[/_-])tiller$`, image.parse(container.spec.image).repository)
}

# The label that Helm 2 gives to what it installs for itself.
are_labels(labels) if labels.name == "tiller"
