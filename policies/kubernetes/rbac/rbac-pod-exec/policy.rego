# METADATA
# title: Role may run commands in pods
# description: |
#   Who may create pods/exec or pods/attach has a shell in every pod that the role reaches, with the secrets and the
#   service account token of each. Where one of them is privileged, the shell is on the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-pod-exec
#   aliases: [KSV-0053, C-0002, "polaris:rolePodExecAttach", "polaris:clusterrolePodExecAttach"]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: Remove pods/exec and pods/attach, and give them to people only for as long as they debug.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [pods, pods/log]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_pod_exec

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	msg := sprintf("the rule lets its subjects run commands in pods: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "pods/exec", "verbs": ["get", "create"]},
	{"group": "", "resource": "pods/attach", "verbs": ["get", "create"]},
]
