# METADATA
# title: ConfigMap holds a secret
# description: |
#   ConfigMaps are not treated as secret: far more people and programs may read them than Secrets, they are not
#   encrypted at rest, and tools print them. Whoever may read the namespace's configuration has the credentials in it.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/configmap/
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-secret-in-config-map
#   aliases: [KSV-0109, "polaris:sensitiveConfigmapContent"]
#   severity: medium
#   category: secrets
#   targets: [kubernetes/ConfigMap]
#   default: true
#   remediation: Move the value to a Secret, and change it.
#   example: |
#     apiVersion: v1
#     kind: Secret
#     metadata:
#       name: db
#     stringData:
#       password: …
package merlon.kubernetes.secrets.secret_in_config_map

import data.merlon.lib.secret_names

violation contains {"msg": msg, "path": ["data", key]} if {
	some key, value in input.review.object.data
	is_string(key)
	secret_names.is_secret(key, value)
	msg := sprintf("the ConfigMap holds a secret in %q", [key])
}
