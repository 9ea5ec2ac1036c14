# METADATA
# title: Containers keep to the pod security standards
# description: Reports containers that run privileged, may gain privileges, or come from an unknown registry.
package example.pod_security

# METADATA
# title: Container runs privileged
violation contains {"msg": msg, "path": path} if {
	some i, container in input.spec.containers
	container.securityContext.privileged == true
	path := ["spec", "containers", i, "securityContext", "privileged"]
	msg := sprintf("container %q runs privileged", [container.name])
}

# METADATA
# title: Container may gain privileges
violation contains {"msg": msg, "path": path} if {
	some i, container in input.spec.containers
	object.get(container, ["securityContext", "allowPrivilegeEscalation"], true) != false
	path := ["spec", "containers", i, "securityContext"]
	msg := sprintf("container %q may gain privileges", [container.name])
}

# METADATA
# title: Image from an unknown registry
violation contains {"msg": msg, "path": path} if {
	some i, container in input.spec.containers
	not known_registry(container.image)
	path := ["spec", "containers", i, "image"]
	msg := sprintf("container %q uses image %q", [container.name, container.image])
}

known_registry(image) if {
	some prefix in data.registries
	startswith(image, prefix)
}
