# METADATA
# title: Role may create pods
# description: |
#   Who may create pods, or what makes them, runs them as any service account of the namespace, with any of its secrets
#   mounted, and unless Pod Security forbids it privileged on the node. The right is thus worth all others of the
#   namespace.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# custom:
#   id: k8s-rbac-create-pods
#   aliases: [C-0188, "kube-linter:access-to-create-pods"]
#   severity: low
#   category: access-control
#   targets: [kubernetes/Role, kubernetes/ClusterRole]
#   remediation: Leave creating workloads to the deployment pipeline, and hold namespaces to a Pod Security Standard.
#   example: |
#     rules:
#       - apiGroups: [""]
#         resources: [pods]
#         verbs: [get, list, watch]
package merlon.kubernetes.rbac.rbac_create_pods

import data.merlon.lib.rbac

violation contains {"msg": msg, "path": grant.resource_path} if {
	some grant in rbac.grants(permissions)
	msg := sprintf("the rule lets its subjects create pods: %s", [grant.text])
}

permissions := [
	{"group": "", "resource": "pods", "verbs": ["create"]},
	{"group": "", "resource": "replicationcontrollers", "verbs": ["create"]},
	{"group": "apps", "resource": "deployments", "verbs": ["create"]},
	{"group": "apps", "resource": "statefulsets", "verbs": ["create"]},
	{"group": "apps", "resource": "daemonsets", "verbs": ["create"]},
	{"group": "apps", "resource": "replicasets", "verbs": ["create"]},
	{"group": "batch", "resource": "jobs", "verbs": ["create"]},
	{"group": "batch", "resource": "cronjobs", "verbs": ["create"]},
]
