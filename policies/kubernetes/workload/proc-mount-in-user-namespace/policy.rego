# METADATA
# title: Container in a user namespace sees /proc without its masks
# description: |
#   In a user namespace of its own a pod may see all of /proc, since its root is nobody on the node. What it reads
#   there still tells about the node, and each flaw of the kernel's user namespaces is then within reach.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   id: k8s-proc-mount-in-user-namespace
#   aliases: []
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.proc-mount]
#   default: false
#   remediation: Remove `procMount`, unless containers are built or run inside this container.
#   example: |
#     securityContext:
#       procMount: Default
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
package merlon.kubernetes.workload.proc_mount_in_user_namespace

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

# Other pods, and all pods of earlier versions, are what the baseline is about.
violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": "Default"}} if {
	pod_security.exempt_as_user_namespace(version)
	some container in workload.containers
	value := container.spec.securityContext.procMount
	not value in {"Default", null}
	path := array.concat(container.path, ["securityContext", "procMount"])
	msg := sprintf("container %q mounts /proc as \"%v\"", [container.name, value])
}
