# METADATA
# title: Container adds capabilities beyond the default ones
# description: |
#   Each Linux capability is a part of what root may do. Those outside the runtime's default set let a process load
#   kernel modules, mount file systems, trace other processes or forge network packets: SYS_ADMIN, SYS_MODULE,
#   SYS_PTRACE and NET_RAW are the usual next step after a break-in.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-added-capabilities
#   aliases: [KSV-0022]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.capabilities]
#   default: true
#   remediation: >-
#     Remove the capability from `add`. Run the few components that need it, such as network plugins, in a namespace
#     of their own.
#   example: |
#     securityContext:
#       capabilities:
#         drop: [ALL]
#         add: [NET_BIND_SERVICE]
package merlon.kubernetes.workload.added_capabilities

import data.merlon.lib.workload

# Capabilities that container runtimes give by default, without NET_RAW.
default_capabilities := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	some container in workload.containers
	added := container.spec.securityContext.capabilities.add
	is_array(added)
	some i, capability in added
	not capability in default_capabilities
	path := array.concat(container.path, ["securityContext", "capabilities", "add", i])
	msg := sprintf("container %q adds the capability %v", [container.name, capability])
}
