# METADATA
# title: Image has no fixed tag
# description: |
#   An image without a tag, or with the tag latest, is whatever the registry serves at the time. Two replicas can run
#   different code, nobody can say what ran last week, and whoever can push to the repository runs code in the cluster
#   as soon as a pod restarts.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/
# - https://kubernetes.io/docs/concepts/containers/images/#image-names
# custom:
#   id: k8s-image-tag
#   aliases: [CKV_K8S_14, KSV-0013, "kube-linter:latest-tag", "polaris:tagNotSpecified"]
#   severity: medium
#   category: supply-chain
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Name the version to run, or better its digest.
#   example: |
#     image: registry.example.com/web:2.4.1
package merlon.kubernetes.image.image_tag

import data.merlon.lib.image
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	parsed := image.parse(container.spec.image)
	parsed.digest == ""
	reason := unfixed[parsed.tag]
	path := array.concat(container.path, ["image"])
	msg := sprintf("container %q runs image %q, %s", [container.name, container.spec.image, reason])
}

unfixed := {
	"": "which has no tag and so means latest",
	"latest": "whose tag is latest",
}
