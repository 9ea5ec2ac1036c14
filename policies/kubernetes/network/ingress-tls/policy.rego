# METADATA
# title: Ingress serves without TLS
# description: |
#   Without TLS everybody on the way between the user and the cluster reads the requests with their passwords and
#   sessions, and can answer in the server's place.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
# custom:
#   id: k8s-ingress-tls
#   aliases: [C-0263, "polaris:tlsSettingsMissing"]
#   severity: medium
#   category: network
#   targets: [kubernetes/Ingress]
#   remediation: List the hosts under `spec.tls` with the Secret that holds their certificate.
#   example: |
#     spec:
#       tls:
#         - hosts: [shop.example.com]
#           secretName: shop-tls
package merlon.kubernetes.network.ingress_tls

import data.merlon.lib.manifest

violation contains {"msg": "the Ingress has no TLS", "path": ["spec", "tls"]} if not has_tls

has_tls if {
	is_array(manifest.spec.tls)
	count(manifest.spec.tls) > 0
}
