# METADATA
# title: Container asks for the user root
# description: |
#   `runAsUser: 0` makes the process root whatever the image says. Root in a container owns every file of the image
#   and of many volumes, and most ways out of a container need it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-run-as-user-zero
#   aliases: [KSV-0105]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.run-as-user]
#   default: false
#   remediation: Remove `runAsUser`, or give it the number of a user other than root.
#   example: |
#     securityContext:
#       runAsNonRoot: true
#       runAsUser: 10001
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
package merlon.kubernetes.workload.run_as_user_zero

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	pod_security.since(version, 23)
	not pod_security.exempt_as_user_namespace(version)
	some context in workload.security_contexts
	context.value.runAsUser == 0
	path := array.concat(context.path, ["runAsUser"])
	msg := sprintf("%s runs as user 0, which is root", [workload.owner(context)])
}
