# METADATA
# title: Manifests
# description: What any Kubernetes object says of itself.
package merlon.lib.manifest

default metadata := {}

metadata := input.review.object.metadata if is_object(input.review.object.metadata)

default labels := {}

labels := metadata.labels if is_object(metadata.labels)

default annotations := {}

annotations := metadata.annotations if is_object(metadata.annotations)

default spec := {}

spec := input.review.object.spec if is_object(input.review.object.spec)

name := text(metadata, "name")

# The namespace that an object gets where it names none is whatever is current then, `default` unless told otherwise.
namespace := metadata.namespace if {
	is_string(metadata.namespace)
	metadata.namespace != ""
} else := input.review.namespace if {
	is_string(input.review.namespace)
	input.review.namespace != ""
} else := "default"

# The text in a field, empty where there is none.
text(value, field) := value[field] if {
	is_string(value[field])
} else := ""
