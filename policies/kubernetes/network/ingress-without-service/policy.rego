# METADATA
# title: Ingress names a Service that is not there
# description: |
#   An Ingress whose Service does not exist answers with errors. Whoever may create Services in the namespace takes the
#   name, and gets the requests that users send to the host.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   id: k8s-ingress-without-service
#   aliases: [C-0298, "kube-linter:dangling-ingress"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Ingress]
#   inventory:
#     - kinds: [Service]
#       fields: [metadata.name]
#   remediation: Name a Service of the same namespace, or remove the path.
#   example: |
#     backend:
#       service:
#         name: web
#         port:
#           number: 80
package merlon.kubernetes.network.ingress_without_service

import data.merlon.lib.manifest

violation contains {"msg": msg, "path": backend.path} if {
	is_object(data.inventory)
	some backend in backends
	not is_there(backend.service)
	msg := sprintf("there is no Service %q in namespace %q", [backend.service, manifest.namespace])
}

is_there(name) if {
	some kinds in data.inventory.namespace[manifest.namespace]
	is_object(kinds.Service[name])
}

# Where an Ingress names Services, as today's API has it and as the one before.
backends contains {"service": name, "path": array.concat(place.path, key)} if {
	some place in places
	some key in [["service", "name"], ["serviceName"]]
	name := object.get(place.backend, key, null)
	is_string(name)
}

places contains {"backend": manifest.spec[field], "path": ["spec", field]} if {
	some field in ["defaultBackend", "backend"]
	is_object(manifest.spec[field])
}

places contains {"backend": path.backend, "path": ["spec", "rules", i, "http", "paths", j, "backend"]} if {
	some i, rule in manifest.spec.rules
	some j, path in rule.http.paths
	is_object(path.backend)
}
