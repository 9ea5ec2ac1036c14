# METADATA
# title: Image is not pinned to a digest
# description: |
#   A tag can be moved: whoever takes over the registry, or an account that may push to it, replaces the image behind a
#   tag that was reviewed and scanned, and the cluster runs theirs. A digest names the content itself.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-image-digest
#   aliases: [CKV_K8S_43, C-0306]
#   severity: low
#   category: supply-chain
#   targets: [kubernetes/Pod]
#   remediation: Add the digest of the image, which `docker buildx imagetools inspect` and registries show.
#   example: |
#     image: registry.example.com/web:2.4.1@sha256:…
package merlon.kubernetes.image.image_digest

import data.merlon.lib.image
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	image.parse(container.spec.image).digest == ""
	path := array.concat(container.path, ["image"])
	msg := sprintf("container %q runs image %q, which no digest pins", [container.name, container.spec.image])
}
