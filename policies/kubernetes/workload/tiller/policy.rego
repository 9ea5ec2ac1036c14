# METADATA
# title: Tiller runs in the cluster
# description: |
#   Tiller, the server side of Helm 2, does what anyone who reaches its port asks, usually as cluster administrator, and
#   has had no security fixes since 2020. Whoever gets into one pod installs what they like in the whole cluster through
#   it.
# related_resources:
# - https://helm.sh/docs/topics/v2_v3_migration/
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-tiller
#   aliases: [CKV_K8S_34, KSV-0102]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Move to Helm 3, which needs no server in the cluster, and delete Tiller.
#   example: |
#     kubectl delete deployment tiller-deploy --namespace kube-system
package merlon.kubernetes.workload.tiller

import data.merlon.lib.tiller

violation contains {"msg": "the workload is Tiller, the server side of Helm 2", "path": path} if {
	path := min(tiller.signs)
}
