# METADATA
# title: Seccomp profile is not set
# description: |
#   Unless its cluster is configured otherwise, a pod without a seccomp profile may make every system call, also the
#   rarely used ones in which kernel flaws keep being found. The runtime's own profile stops many of those exploits
#   and breaks few programs.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tutorials/security/seccomp/
# custom:
#   id: k8s-seccomp-profile
#   aliases: [CKV_K8S_31, KSV-0030, C-0210]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.seccomp]
#   default: false
#   remediation: >-
#     Set the profile `RuntimeDefault` for the pod, or a `Localhost` profile that allows what the process needs.
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
package merlon.kubernetes.workload.seccomp_profile

import data.merlon.lib.fix
import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": fix.set(path, "RuntimeDefault")} if {
	demanded
	some context in workload.security_contexts
	profile := context.value.seccompProfile
	is_object(profile)
	type := object.get(profile, "type", "")
	not type in pod_security.confining_seccomp_types
	path := array.concat(context.path, ["seccompProfile", "type"])
	msg := sprintf("%s has the seccomp profile type \"%v\"", [workload.owner(context), type])
}

# Where the pod has a profile, that one counts, or has to change.
violation contains {"msg": msg, "path": path, "fix": fix.set(path, "RuntimeDefault")} if {
	demanded
	not has_profile(workload.pod_security)
	some container in workload.containers
	not has_profile(workload.container_security(container))
	path := array.concat(container.path, ["securityContext", "seccompProfile", "type"])
	msg := sprintf("neither container %q nor its pod has a seccomp profile", [container.name])
}

has_profile(security) if is_object(security.seccompProfile)

demanded if {
	pod_security.since(version, 19)
	not pod_security.exempt_as_windows(version)
}
