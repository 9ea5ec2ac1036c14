# METADATA
# title: Service selects no pods
# description: |
#   A Service whose selector fits nothing answers nobody. Whoever may create pods in the namespace can give one the
#   labels that it looks for, and gets the requests that others send to the Service.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
# custom:
#   id: k8s-service-without-pods
#   aliases: [C-0293, "kube-linter:dangling-service"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Service]
#   inventory:
#     - kinds: [Pod]
#       fields: [metadata.labels]
#     - kinds: ["*"]
#       fields: [spec.template.metadata.labels, spec.jobTemplate.spec.template.metadata.labels]
#   remediation: Make the selector and the labels of the pod template the same.
#   example: |
#     spec:
#       selector:
#         app: web
package merlon.kubernetes.network.service_without_pods

import data.merlon.lib.manifest
import data.merlon.lib.selector

violation contains {"msg": "the selector of the Service fits no pods", "path": ["spec", "selector"]} if {
	is_object(data.inventory)
	is_object(manifest.spec.selector)
	count(manifest.spec.selector) > 0
	not selector.has_pods(manifest.namespace, manifest.spec.selector)
}
