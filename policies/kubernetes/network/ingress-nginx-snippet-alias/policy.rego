# METADATA
# title: Ingress snippet serves files of the controller
# description: |
#   The directive alias in a snippet annotation makes the ingress controller serve files of its own. Whoever may edit an
#   Ingress downloads the token of its service account, which usually reads all secrets of the cluster (CVE-2021-25742).
# related_resources:
# - https://github.com/kubernetes/ingress-nginx/issues/7837
# - https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
# custom:
#   id: k8s-ingress-nginx-snippet-alias
#   aliases: [CKV_K8S_154]
#   severity: critical
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
package merlon.kubernetes.network.ingress_nginx_snippet_alias

import data.merlon.lib.nginx_snippets

violation contains {"msg": msg, "path": snippet.path, "fix": {"op": "remove", "path": snippet.path}} if {
	some snippet in nginx_snippets.snippets
	regex.match(`(^|[^a-z0-9_])alias\s`, snippet.value)
	msg := sprintf("annotation %q serves files of the NGINX controller", [snippet.key])
}
