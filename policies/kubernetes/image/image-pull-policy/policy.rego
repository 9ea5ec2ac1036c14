# METADATA
# title: Image is not pulled on every start
# description: |
#   Without the pull policy Always the kubelet runs an image that is already on the node without asking the registry. A
#   pod then runs private images that it has no credentials for, and an image that someone put on the node, or an old
#   one that a moved tag no longer means.
# related_resources:
# - https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
# - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages
# custom:
#   id: k8s-image-pull-policy
#   aliases: [CKV_K8S_15, "polaris:pullPolicyNotAlways"]
#   severity: low
#   category: supply-chain
#   targets: [kubernetes/Pod]
#   remediation: 'Set `imagePullPolicy: Always`. The image is only downloaded where the registry has another one.'
#   example: |
#     image: registry.example.com/web:2.4.1
#     imagePullPolicy: Always
package merlon.kubernetes.image.image_pull_policy

import data.merlon.lib.fix
import data.merlon.lib.image
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": fix.set(path, "Always")} if {
	some container in workload.containers
	policy := object.get(container.spec, "imagePullPolicy", null)
	not is_pulled(policy, image.parse(container.spec.image))
	path := array.concat(container.path, ["imagePullPolicy"])
	msg := sprintf("container %q does not pull its image on every start", [container.name])
}

is_pulled("Always", _)

# Where no policy is given the tag decides: without one, or with latest, it is Always.
is_pulled(null, parsed) if parsed.tag in {"", "latest"}

# What a digest names cannot change.
is_pulled(_, parsed) if parsed.digest != ""
