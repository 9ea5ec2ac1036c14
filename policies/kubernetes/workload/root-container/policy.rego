# METADATA
# title: Container may run as root
# description: |
#   Nothing keeps the process from running as root: neither `runAsNonRoot` nor a user other than 0 is set, so the
#   image decides, and most images choose root. Root in a container owns every file of the image, and most ways out
#   of a container need it.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-root-container
#   aliases: [CKV_K8S_23, C-0013, "kube-linter:run-as-non-root", "polaris:runAsRootAllowed"]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: >-
#     Set `runAsNonRoot: true`, and a user other than root in the image or in `runAsUser`.
#   example: |
#     securityContext:
#       runAsNonRoot: true
package merlon.kubernetes.workload.root_container

import data.merlon.lib.fix
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in possibly_root
	asks_for_root(container)
	path := workload.security_path(container, "runAsUser")
	msg := sprintf("container %q runs as user 0, which is root", [container.name])
}

violation contains {"msg": msg, "path": path, "fix": fix.set(path, true)} if {
	some container in possibly_root
	not asks_for_root(container)
	path := workload.security_path(container, "runAsNonRoot")
	msg := sprintf("container %q may run as root: nothing sets runAsNonRoot to true, or a user", [container.name])
}

possibly_root contains container if {
	not workload.is_windows
	not own_users
	some container in workload.containers
	not is_other_than_root(container)
}

asks_for_root(container) if workload.security(container, "runAsUser") == 0

# The kubelet does not start a container as root that says so.
is_other_than_root(container) if workload.security(container, "runAsNonRoot") == true

is_other_than_root(container) if {
	user := workload.security(container, "runAsUser")
	is_number(user)
	user > 0
}

# Root of a pod in a user namespace is nobody on the node.
own_users if workload.spec.hostUsers == false
