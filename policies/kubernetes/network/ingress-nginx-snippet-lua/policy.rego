# METADATA
# title: Ingress snippet runs Lua code
# description: |
#   Lua code in a snippet annotation runs inside the ingress controller. Whoever may edit an Ingress reads the files and
#   the traffic of the controller with it, for all users of the cluster (CVE-2021-25742).
# related_resources:
# - https://github.com/kubernetes/ingress-nginx/issues/7837
# - https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
# custom:
#   id: k8s-ingress-nginx-snippet-lua
#   aliases: [CKV_K8S_152]
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
package merlon.kubernetes.network.ingress_nginx_snippet_lua

import data.merlon.lib.nginx_snippets

violation contains {"msg": msg, "path": snippet.path, "fix": {"op": "remove", "path": snippet.path}} if {
	some snippet in nginx_snippets.snippets
	regex.match(`(^|[^a-z0-9])lua_|_lua(_|[^a-z0-9]|$)`, snippet.value)
	msg := sprintf("annotation %q runs Lua code in NGINX", [snippet.key])
}
