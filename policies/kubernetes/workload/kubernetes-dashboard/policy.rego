# METADATA
# title: Kubernetes dashboard is deployed
# description: |
#   The dashboard shows and changes whatever its service account may, and has been the way into clusters where it was
#   exposed without a login. Its project is archived, and gets no fixes any more.
# related_resources:
# - https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   id: k8s-kubernetes-dashboard
#   aliases: [CKV_K8S_33]
#   severity: medium
#   category: access-control
#   targets: [kubernetes/Pod]
#   remediation: Delete the dashboard, and use kubectl or a client on your own machine.
#   example: |
#     kubectl delete namespace kubernetes-dashboard
package merlon.kubernetes.workload.kubernetes_dashboard

import data.merlon.lib.image
import data.merlon.lib.manifest
import data.merlon.lib.workload

violation contains {"msg": "the workload is the Kubernetes dashboard", "path": min(signs)} if count(signs) > 0

signs contains array.concat(container.path, ["image"]) if {
	some container in workload.containers
	regex.match(`(^|/)(kubernetes-dashboard(-[a-z0-9]+)?|kubernetesui/.+)$`, image.parse(container.spec.image).repository)
}

signs contains array.concat(workload.metadata_path, ["labels"]) if {
	some key in ["app", "k8s-app"]
	workload.metadata.labels[key] == "kubernetes-dashboard"
}

signs contains ["metadata", "labels"] if {
	some key in ["app", "k8s-app"]
	manifest.labels[key] == "kubernetes-dashboard"
}
