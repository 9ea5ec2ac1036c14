# METADATA
# title: Image comes from the frozen registry k8s.gcr.io
# description: |
#   The registry k8s.gcr.io has been frozen since April 2023: nothing new is published there, so that what comes from it
#   never gets security fixes. Requests are only redirected for as long as that lasts.
# related_resources:
# - https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
# - https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   id: k8s-image-frozen-registry
#   aliases: [C-0253]
#   severity: low
#   category: supply-chain
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Name registry.k8s.io instead, which has the same images and new ones.
#   example: |
#     image: registry.k8s.io/pause:3.10
package merlon.kubernetes.image.image_frozen_registry

import data.merlon.lib.image
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": successor}} if {
	some container in workload.containers
	image.parse(container.spec.image).registry == "k8s.gcr.io"
	path := array.concat(container.path, ["image"])
	successor := replace(container.spec.image, "k8s.gcr.io/", "registry.k8s.io/")
	msg := sprintf("container %q runs image %q of a registry that is frozen", [container.name, container.spec.image])
}
