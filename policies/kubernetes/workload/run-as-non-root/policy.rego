# METADATA
# title: Container is not kept from running as root
# description: |
#   With `runAsNonRoot` the kubelet refuses to start a container whose user is root. Without it the image decides,
#   and a new image can change its mind. Root in a container owns every file of the image, and most ways out of a
#   container need it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-run-as-non-root
#   aliases: [KSV-0012]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.run-as-non-root]
#   default: false
#   remediation: >-
#     Set `runAsNonRoot: true` for the pod, and a user in the image or in `runAsUser`.
#   example: |
#     securityContext:
#       runAsNonRoot: true
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
package merlon.kubernetes.workload.run_as_non_root

import data.merlon.lib.fix
import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": true}} if {
	not pod_security.exempt_as_user_namespace(version)
	some context in workload.security_contexts
	context.value.runAsNonRoot == false
	path := array.concat(context.path, ["runAsNonRoot"])
	msg := sprintf("%s sets runAsNonRoot to false", [workload.owner(context)])
}

# Where the pod says false, that is what has to change.
violation contains {"msg": msg, "path": path, "fix": fix.set(path, true)} if {
	not pod_security.exempt_as_user_namespace(version)
	not decides(workload.pod_security)
	some container in workload.containers
	not decides(workload.container_security(container))
	path := array.concat(container.path, ["securityContext", "runAsNonRoot"])
	msg := sprintf("neither container %q nor its pod sets runAsNonRoot", [container.name])
}

decides(security) if is_boolean(security.runAsNonRoot)
