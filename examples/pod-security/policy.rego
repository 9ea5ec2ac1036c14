# METADATA
# title: Containers keep to the pod security standards
# description: |
#   Reports containers that run privileged, may gain privileges, or come from a registry that is not known.
#   Input and output are those of a Gatekeeper constraint template.
package example.pod_security

# METADATA
# title: Container runs privileged
violation contains {"msg": msg, "details": {"path": path}} if {
	some [field, i, container] in containers
	container.securityContext.privileged == true
	path := ["spec", field, i, "securityContext", "privileged"]
	msg := sprintf("container %q runs privileged", [container.name])
}

# METADATA
# title: Container may gain privileges
violation contains {"msg": msg, "details": {"path": path}} if {
	some [field, i, container] in containers
	object.get(container, ["securityContext", "allowPrivilegeEscalation"], true) != false
	path := ["spec", field, i, "securityContext"]
	msg := sprintf("container %q may gain privileges", [container.name])
}

# METADATA
# title: Image from an unknown registry
violation contains {"msg": msg, "details": {"path": path}} if {
	some [field, i, container] in containers
	not from_known_registry(container.image)
	path := ["spec", field, i, "image"]
	msg := sprintf("container %q uses image %q", [container.name, container.image])
}

containers contains [field, i, container] if {
	some field in ["initContainers", "containers", "ephemeralContainers"]
	some i, container in input.review.object.spec[field]
}

from_known_registry(image) if {
	some registry in input.parameters.registries
	startswith(image, registry)
}
