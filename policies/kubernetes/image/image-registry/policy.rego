# METADATA
# title: Image comes from a registry that is not allowed
# description: |
#   Anyone can publish to a public registry, also under names that look like those of others. An image from there can
#   hold whatever its publisher likes, and change when the account behind it is taken over; it then runs inside the
#   cluster with the rights of the pod. Which registries are trusted has to be said in the parameter `registries`: until
#   then, this finds nothing.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# - https://kubernetes.io/docs/concepts/security/security-checklist/#images
# custom:
#   id: k8s-image-registry
#   aliases: [KSV-0125, C-0078]
#   severity: medium
#   category: supply-chain
#   targets: [kubernetes/Pod]
#   remediation: Copy the image to a registry of yours, or add its registry to the parameter `registries`.
#   parameters:
#     schema:
#       type: object
#       properties:
#         registries:
#           type: array
#           minItems: 1
#           items:
#             type: string
#           description: Registries, or repositories in them, that images may come from; `*` stands for anything
#             but a slash.
#           examples:
#           - [registry.example.com, "*.dkr.ecr.eu-central-1.amazonaws.com", ghcr.io/example]
#     defaults:
#       registries: []
#   example: |
#     image: registry.example.com/web:2.4.1
package merlon.kubernetes.image.image_registry

import data.merlon.lib.image
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	count(input.parameters.registries) > 0
	some container in workload.containers
	name := image.parse(container.spec.image).name
	not is_allowed(name)
	path := array.concat(container.path, ["image"])
	msg := sprintf("container %q runs an image of %s, which is not allowed", [container.name, name])
}

is_allowed(name) if {
	some registry in input.parameters.registries
	is_string(registry)
	prefix := trim_suffix(registry, "/")
	some pattern in [prefix, concat("", [prefix, "/**"])]
	glob.match(pattern, ["/"], name)
}
