# METADATA
# title: Ingress puts a snippet into the configuration of NGINX
# description: |
#   The text of a snippet annotation becomes part of the controller's own configuration. Whoever may edit an Ingress
#   makes the controller serve its service account's token with it, which usually reads all secrets of the cluster
#   (CVE-2021-25742).
# related_resources:
# - https://github.com/kubernetes/ingress-nginx/issues/7837
# - https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
# custom:
#   id: k8s-ingress-nginx-snippet
#   aliases: [CKV_K8S_153]
#   severity: high
#   category: network
#   targets: [kubernetes/Ingress]
#   default: true
#   remediation: >-
#     Remove the annotation, use the annotations made for the purpose, and set `allow-snippet-annotations: "false"` for
#     the controller.
#   example: |
#     metadata:
#       annotations:
#         nginx.ingress.kubernetes.io/rewrite-target: /
package merlon.kubernetes.network.ingress_nginx_snippet

import data.merlon.lib.nginx_snippets

violation contains {"msg": msg, "path": snippet.path, "fix": {"op": "remove", "path": snippet.path}} if {
	some snippet in nginx_snippets.snippets
	msg := sprintf("annotation %q goes into the configuration of NGINX as it is", [snippet.key])
}
