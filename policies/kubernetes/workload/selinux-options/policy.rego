# METADATA
# title: SELinux options let a process leave its confinement
# description: |
#   SELinux keeps container processes away from the node and from each other by their labels. A type such as
#   `spc_t`, or a user or role of one's own, takes a process out of that confinement, and a later exploit meets one
#   barrier less.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-selinux-options
#   aliases: [KSV-0025]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.selinux]
#   default: true
#   remediation: Remove `user` and `role`, and use one of the container types, or leave the options to the runtime.
#   example: |
#     securityContext:
#       seLinuxOptions:
#         type: container_t
#         level: s0:c123,c456
#   parameters:
#     schema:
#       type: object
#       properties:
#         version:
#           description: The version of the Pod Security Standards, which is one of Kubernetes
#           type: string
#           pattern: '^(latest|v?1\.[0-9]{1,4}(\.[0-9]+)*)$'
#           default: latest
#       additionalProperties: false
#     defaults: {version: latest}
package merlon.kubernetes.workload.selinux_options

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

container_types contains type if {
	some type in ["", null, "container_t", "container_init_t", "container_kvm_t"]
}

container_types contains "container_engine_t" if pod_security.since(version, 31)

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	some context in workload.security_contexts
	type := context.value.seLinuxOptions.type
	not type in container_types
	path := array.concat(context.path, ["seLinuxOptions", "type"])
	msg := sprintf("%s has the SELinux type \"%v\"", [workload.owner(context), type])
}

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	some context in workload.security_contexts
	some field in ["user", "role"]
	value := context.value.seLinuxOptions[field]
	not value in {"", null}
	path := array.concat(context.path, ["seLinuxOptions", field])
	msg := sprintf("%s has the SELinux %s \"%v\"", [workload.owner(context), field, value])
}
