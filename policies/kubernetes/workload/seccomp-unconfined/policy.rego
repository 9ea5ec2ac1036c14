# METADATA
# title: Seccomp is turned off
# description: |
#   Seccomp decides which system calls a process may make. Unconfined it may make all of them, also the rarely used
#   ones in which kernel flaws keep being found, and one of those is all it takes from a container to the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   id: k8s-seccomp-unconfined
#   aliases: [KSV-0104]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.seccomp]
#   default: true
#   remediation: Use the profile `RuntimeDefault`, or a `Localhost` profile that allows what the process needs.
#   example: |
#     securityContext:
#       seccompProfile:
#         type: RuntimeDefault
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
package merlon.kubernetes.workload.seccomp_unconfined

import data.merlon.lib.fix
import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

pod_annotation := "seccomp.security.alpha.kubernetes.io/pod"

container_annotation_prefix := "container.seccomp.security.alpha.kubernetes.io/"

violation contains {"msg": msg, "path": path, "fix": fix.set(path, "RuntimeDefault")} if {
	pod_security.since(version, 19)
	some context in workload.security_contexts
	profile := context.value.seccompProfile
	is_object(profile)
	type := object.get(profile, "type", "")
	not type in pod_security.confining_seccomp_types
	path := array.concat(context.path, ["seccompProfile", "type"])
	msg := sprintf("%s has the seccomp profile type \"%v\"", [workload.owner(context), type])
}

# Before the fields there were annotations, for the pod and for each of its containers by name.
violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": "runtime/default"}} if {
	not pod_security.since(version, 19)
	some key in annotations
	profile := workload.annotations[key]
	not confines(profile)
	path := array.concat(workload.metadata_path, ["annotations", key])
	msg := sprintf("the annotation %q sets the seccomp profile \"%v\"", [key, profile])
}

annotations contains pod_annotation

annotations contains concat("", [container_annotation_prefix, container.name]) if some container in workload.containers

confines(profile) if profile in {"runtime/default", "docker/default"}

confines(profile) if startswith(profile, "localhost/")
