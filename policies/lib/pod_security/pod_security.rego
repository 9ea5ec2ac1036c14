# METADATA
# title: Pod Security Standards
# description: |
#   What the versions of the Pod Security Standards differ in. A policy that depends on the version has the parameter
#   `version`, which is `latest` or a version of Kubernetes such as `v1.24`, and hands it to these functions.
package merlon.lib.pod_security

import data.merlon.lib.workload

# Whether a version is that of Kubernetes 1.<first>, or later.
since("latest", _)

since(version, first) if {
	version != "latest"
	minor(version) >= first
}

# What is not a version is the latest, as for the labels of namespaces.
minor(version) := to_number(match[1]) if {
	is_string(version)
	some match in regex.find_all_string_submatch_n(`^v?1\.([0-9]{1,4})(?:\.[0-9]+)*$`, version, 1)
} else := 1000000

# Linux has settings that Windows pods cannot have: nobody asks for them since pods say which system they are for.
exempt_as_windows(version) if {
	workload.is_windows
	since(version, 25)
}

# Root in a user namespace of the pod's own is nobody on the node.
exempt_as_user_namespace(version) if {
	workload.spec.hostUsers == false
	since(version, 35)
}

# Types of seccomp profiles that confine.
confining_seccomp_types := {"RuntimeDefault", "Localhost"}
