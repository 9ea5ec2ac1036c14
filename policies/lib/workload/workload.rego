# METADATA
# title: Workloads
# description: The pod that any Kubernetes workload runs, its containers, and how their settings resolve.
package merlon.lib.workload

resource := input.review.object

kind := input.review.kind.kind

# Where the pod stands in the kinds that make pods, as a path.
known_paths := {
	"Pod": [],
	"PodTemplate": ["template"],
	"CronJob": ["spec", "jobTemplate", "spec", "template"],
}

# Custom resources with a pod template have it where Deployments do: Argo Rollouts, Knative Services and others.
pod_path := object.get(known_paths, kind, ["spec", "template"])

pod := object.get(input.review.object, pod_path, {})

spec_path := array.concat(pod_path, ["spec"])

spec := pod.spec

metadata_path := array.concat(pod_path, ["metadata"])

default metadata := {}

metadata := pod.metadata if is_object(pod.metadata)

default annotations := {}

annotations := metadata.annotations if is_object(metadata.annotations)

# All containers, each with its `spec`, `name`, `path` and the `field` of the pod's spec that lists it. Init containers
# that restart always (sidecars) have `sidecar` set.
containers := [container |
	some field in ["initContainers", "containers", "ephemeralContainers"]
	is_array(spec[field])
	some i, container_spec in spec[field]
	is_object(container_spec)
	container := {
		"spec": container_spec,
		"name": name(container_spec, i),
		"path": array.concat(spec_path, [field, i]),
		"field": field,
		"sidecar": object.get(container_spec, "restartPolicy", "") == "Always",
	}
]

# What to call an item of a list: its name, or its place where it has none.
name(item, i) := item.name if {
	is_string(item.name)
} else := sprintf("%v", [i])

# Containers that run for as long as the pod does: neither plain init containers nor ephemeral ones.
long_running := [container |
	some container in containers
	is_long_running(container)
]

is_long_running(container) if container.field == "containers"

is_long_running(container) if {
	container.field == "initContainers"
	container.sidecar
}

default pod_security := {}

pod_security := spec.securityContext if is_object(spec.securityContext)

container_security(container) := container.spec.securityContext if {
	is_object(container.spec.securityContext)
} else := {}

# Every security context that is written: the pod's, then those of the containers. `container` is null for the pod's.
security_contexts := array.concat(
	[{"container": null, "value": value, "path": array.concat(spec_path, ["securityContext"])} |
		value := spec.securityContext
		is_object(value)
	],
	[{"container": container.name, "value": value, "path": array.concat(container.path, ["securityContext"])} |
		some container in containers
		value := container.spec.securityContext
		is_object(value)
	],
)

# Whose security context it is, for messages.
owner(context) := "the pod" if context.container == null

owner(context) := sprintf("container %q", [context.container]) if context.container != null

# The value of a field of the security context as the kubelet resolves it: the container's before the pod's. Undefined
# where neither sets it.
security(container, field) := value if {
	value := container_security(container)[field]
	value != null
}

security(container, field) := value if {
	object.get(container_security(container), field, null) == null
	value := pod_security[field]
	value != null
}

# Where that value stands, or where it is missing.
security_path(container, field) := array.concat(spec_path, ["securityContext", field]) if {
	object.get(container_security(container), field, null) == null
	object.get(pod_security, field, null) != null
} else := array.concat(container.path, ["securityContext", field])

default volumes := []

volumes := spec.volumes if is_array(spec.volumes)

# A pod whose `spec.os.name` is windows: the fields of Linux do not apply to it.
default is_windows := false

is_windows if spec.os.name == "windows"
