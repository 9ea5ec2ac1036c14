# METADATA
# title: Service claims external IP addresses
# description: |
#   Traffic of the cluster to an address in externalIPs goes to the Service, whoever the address belongs to. Whoever may
#   create Services takes over connections of other pods and nodes that way, to internal servers or to the outside
#   (CVE-2020-8554).
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
# - https://github.com/kubernetes/kubernetes/issues/97076
# custom:
#   id: k8s-service-external-ips
#   aliases: [KSV-0108]
#   severity: high
#   category: network
#   targets: [kubernetes/Service]
#   default: true
#   remediation: Remove `externalIPs`; use type LoadBalancer, or an Ingress or Gateway.
#   example: |
#     spec:
#       type: LoadBalancer
package merlon.kubernetes.network.service_external_ips

import data.merlon.lib.manifest

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	is_array(manifest.spec.externalIPs)
	count(manifest.spec.externalIPs) > 0
	path := ["spec", "externalIPs"]
	msg := sprintf("the Service takes the traffic for %s", [concat(", ", [text |
		some address in manifest.spec.externalIPs
		text := sprintf("%v", [address])
	])])
}
