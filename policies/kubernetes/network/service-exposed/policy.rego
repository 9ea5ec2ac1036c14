# METADATA
# title: Service is exposed outside of the cluster
# description: |
#   A Service of type NodePort or LoadBalancer can be reached from outside of the cluster, past the Ingress or Gateway
#   that would ask for TLS and a login. Whoever scans the network finds what was meant to be internal.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
# custom:
#   id: k8s-service-exposed
#   aliases: ["kube-linter:exposed-services"]
#   severity: low
#   category: network
#   targets: [kubernetes/Service]
#   remediation: Use type ClusterIP, and expose the Service through an Ingress or Gateway.
#   parameters:
#     schema:
#       type: object
#       properties:
#         types:
#           type: array
#           items:
#             type: string
#           description: Types of Services that are not allowed.
#     defaults:
#       types:
#       - NodePort
#       - LoadBalancer
#   example: |
#     spec:
#       type: ClusterIP
package merlon.kubernetes.network.service_exposed

import data.merlon.lib.manifest

violation contains {"msg": msg, "path": ["spec", "type"]} if {
	manifest.spec.type in input.parameters.types
	msg := sprintf("the Service is of type %v and so exposed", [manifest.spec.type])
}
