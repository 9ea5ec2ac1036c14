# METADATA
# title: Container sees /proc without its masks
# description: |
#   Container runtimes hide the parts of /proc that tell about the node or change it. Unmasked, a process reads
#   kernel memory layout and keys, and writes settings of the node's kernel such as the program that handles core
#   dumps, which the node runs as root.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# custom:
#   id: k8s-proc-mount
#   aliases: [KSV-0027, "kube-linter:unsafe-proc-mount", "polaris:procMount"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.proc-mount]
#   default: true
#   remediation: >-
#     Remove `procMount`. Where containers are built inside a container, run the pod in a user namespace
#     (`hostUsers: false`).
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
package merlon.kubernetes.workload.proc_mount

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": "Default"}} if {
	not pod_security.exempt_as_user_namespace(version)
	some container in workload.containers
	value := container.spec.securityContext.procMount
	not value in {"Default", null}
	path := array.concat(container.path, ["securityContext", "procMount"])
	msg := sprintf("container %q mounts /proc as \"%v\"", [container.name, value])
}
