# METADATA
# title: Service leads to Tiller
# description: |
#   Tiller, the server side of Helm 2, does what anyone who reaches it asks, usually as cluster administrator. A Service
#   gives it a name that every pod of the cluster finds.
# related_resources:
# - https://helm.sh/docs/topics/v2_v3_migration/
# - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: k8s-tiller-service
#   aliases: [CKV_K8S_44]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Service]
#   remediation: Move to Helm 3, and delete Tiller with its Service.
#   example: |
#     kubectl delete service tiller-deploy --namespace kube-system
package merlon.kubernetes.network.tiller_service

import data.merlon.lib.manifest
import data.merlon.lib.tiller

violation contains {"msg": "the Service leads to Tiller, the server side of Helm 2", "path": min(signs)} if count(signs) > 0

signs contains ["metadata", "labels"] if tiller.are_labels(manifest.labels)

signs contains ["spec", "selector"] if tiller.are_labels(manifest.spec.selector)
