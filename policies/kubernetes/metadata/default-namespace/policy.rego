# METADATA
# title: Object is in the default namespace
# description: |
#   What is put into the namespace default stands beside everything else that nobody sorted. Roles, quotas and network
#   policies cannot tell it apart, so that whoever may read or change one thing there may do so with all.
# related_resources:
# - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# - https://kubernetes.io/docs/concepts/security/multi-tenancy/
# custom:
#   id: k8s-default-namespace
#   aliases: [CKV_K8S_21, KSV-0110, C-0061, C-0212, "kube-linter:use-namespace"]
#   severity: low
#   category: governance
#   targets:
#   - kubernetes/Pod
#   - kubernetes/ConfigMap
#   - kubernetes/Secret
#   - kubernetes/Service
#   - kubernetes/ServiceAccount
#   - kubernetes/Ingress
#   - kubernetes/Role
#   - kubernetes/RoleBinding
#   remediation: Put it into a namespace of its own with `metadata.namespace`.
#   example: |
#     metadata:
#       namespace: shop
package merlon.kubernetes.metadata.default_namespace

import data.merlon.lib.manifest

violation contains {"msg": msg, "path": ["metadata", "namespace"]} if {
	manifest.namespace == "default"
	not belongs_there
	msg := sprintf("the %s is in the namespace default", [input.review.kind.kind])
}

# What Kubernetes itself makes in every cluster or namespace.
belongs_there if [input.review.kind.kind, manifest.name] in {["Service", "kubernetes"], ["ServiceAccount", "default"], ["ConfigMap", "kube-root-ca.crt"]}
