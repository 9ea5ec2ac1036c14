# METADATA
# title: Container runs as a group with a low number
# description: |
#   The numbers of groups are the same in a container and on the node. A process that gets out of a container in one of
#   the node's own groups, root's if none is set, reads and writes there whatever that group may.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-high-group-id
#   aliases: [KSV-0021]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: Set `runAsGroup` to a number of 10000 or more, and make the files of the image readable for it.
#   parameters:
#     schema:
#       type: object
#       properties:
#         minimum:
#           type: integer
#           minimum: 1
#           description: The least number that is high enough.
#     defaults:
#       minimum: 10000
#   example: |
#     securityContext:
#       runAsGroup: 10001
package merlon.kubernetes.workload.high_group_id

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	not workload.is_windows
	some container in workload.containers
	not has_high_id(container)
	path := workload.security_path(container, "runAsGroup")
	msg := sprintf("container %q does not run as a group of at least %v", [container.name, input.parameters.minimum])
}

has_high_id(container) if {
	id := workload.security(container, "runAsGroup")
	is_number(id)
	id >= input.parameters.minimum
}
