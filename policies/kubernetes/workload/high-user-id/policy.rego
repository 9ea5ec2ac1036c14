# METADATA
# title: Container runs as a user with a low number
# description: |
#   The numbers of users are the same in a container and on the node. A process that gets out of a container with the
#   number of one of the node's own users has the rights of that user there: reads its files and signals its processes.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-high-user-id
#   aliases: [CKV_K8S_40, KSV-0020]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: Set `runAsUser` to a number of 10000 or more, and make the files of the image readable for it.
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
#       runAsUser: 10001
package merlon.kubernetes.workload.high_user_id

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	not workload.is_windows
	some container in workload.containers
	not has_high_id(container)
	path := workload.security_path(container, "runAsUser")
	msg := sprintf("container %q does not run as a user of at least %v", [container.name, input.parameters.minimum])
}

has_high_id(container) if {
	id := workload.security(container, "runAsUser")
	is_number(id)
	id >= input.parameters.minimum
}
