# METADATA
# title: Container may gain privileges
# description: |
#   Unless `allowPrivilegeEscalation` is false, a process may become more than it started as: through set-user-ID
#   programs and file capabilities of the image, a process without rights turns into root of the container, from
#   where attacks on the kernel and on mounted credentials begin.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-allow-privilege-escalation
#   aliases:
#   - CKV_K8S_20
#   - KSV-0001
#   - C-0016
#   - "kube-linter:privilege-escalation-container"
#   - "polaris:privilegeEscalationAllowed"
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.allow-privilege-escalation]
#   default: true
#   remediation: >-
#     Set `allowPrivilegeEscalation: false` on every container.
#   example: |
#     securityContext:
#       allowPrivilegeEscalation: false
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
package merlon.kubernetes.workload.allow_privilege_escalation

import data.merlon.lib.fix
import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

violation contains {"msg": msg, "path": path, "fix": fix.set(path, false)} if {
	some container in escalating
	not needs_escalation(container)
	path := array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"])
	msg := sprintf("container %q does not set allowPrivilegeEscalation to false", [container.name])
}

violation contains {"msg": msg, "path": path} if {
	some container in escalating
	needs_escalation(container)
	path := array.concat(container.path, ["securityContext", "allowPrivilegeEscalation"])
	msg := sprintf("container %q has rights that imply allowPrivilegeEscalation", [container.name])
}

escalating contains container if {
	pod_security.since(version, 8)
	not pod_security.exempt_as_windows(version)
	some container in workload.containers
	not container.spec.securityContext.allowPrivilegeEscalation == false
}

# The API server refuses containers with these rights that set the field to false.
needs_escalation(container) if container.spec.securityContext.privileged == true

needs_escalation(container) if "SYS_ADMIN" in container.spec.securityContext.capabilities.add

needs_escalation(container) if "CAP_SYS_ADMIN" in container.spec.securityContext.capabilities.add
