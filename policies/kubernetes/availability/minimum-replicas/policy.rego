# METADATA
# title: Deployment has too few replicas
# description: |
#   With a single replica every drained node, rollout and crash is an outage, and whoever can make one process fail has
#   taken down the service.
# related_resources:
# - https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
# - https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
# custom:
#   id: k8s-minimum-replicas
#   aliases: ["polaris:deploymentMissingReplicas"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Deployment]
#   inventory:
#     - kinds: [HorizontalPodAutoscaler]
#       fields: [spec.scaleTargetRef]
#   remediation: Run at least two replicas, or add a HorizontalPodAutoscaler.
#   parameters:
#     schema:
#       type: object
#       properties:
#         minimum:
#           type: integer
#           minimum: 1
#           description: The least number of replicas.
#     defaults:
#       minimum: 2
#   example: |
#     spec:
#       replicas: 3
package merlon.kubernetes.availability.minimum_replicas

import data.merlon.lib.manifest
import data.merlon.lib.selector

violation contains {"msg": msg, "path": ["spec", "replicas"]} if {
	replicas := object.get(manifest.spec, "replicas", 1)
	is_number(replicas)
	replicas > 0
	replicas < input.parameters.minimum
	not is_scaled
	msg := sprintf("the Deployment runs %v of at least %v replicas", [replicas, input.parameters.minimum])
}

# An autoscaler has the say where one is there.
is_scaled if manifest.name in scaled(manifest.namespace)

# The names of the Deployments that autoscalers look after.
scaled(namespace) := {scaler.spec.scaleTargetRef.name |
	some scaler in selector.objects(namespace, "HorizontalPodAutoscaler")
	scaler.spec.scaleTargetRef.kind == "Deployment"
}
