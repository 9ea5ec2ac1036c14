# METADATA
# title: Replicas may all run on one node
# description: |
#   Unless the pod template spreads them, all replicas may land on the same node. When that fails, or someone takes it
#   down, so does the service.
# related_resources:
# - https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
# - https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
# custom:
#   id: k8s-anti-affinity
#   aliases: ["kube-linter:no-anti-affinity"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Deployment, kubernetes/StatefulSet]
#   remediation: Add a topology spread constraint, or pod anti-affinity, over kubernetes.io/hostname.
#   example: |
#     topologySpreadConstraints:
#       - maxSkew: 1
#         topologyKey: kubernetes.io/hostname
#         whenUnsatisfiable: ScheduleAnyway
#         labelSelector:
#           matchLabels:
#             app: web
package merlon.kubernetes.availability.anti_affinity

import data.merlon.lib.manifest
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	object.get(manifest.spec, "replicas", 1) > 1
	not is_spread
	path := array.concat(workload.spec_path, ["affinity"])
	msg := "nothing keeps the replicas on different nodes"
}

is_spread if {
	some kind in ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"]
	count(workload.spec.affinity.podAntiAffinity[kind]) > 0
}

is_spread if count(workload.spec.topologySpreadConstraints) > 0
