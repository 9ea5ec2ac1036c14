# METADATA
# title: Secret stands in an environment variable
# description: |
#   A secret that is written into a manifest is known to everyone who can read the repository, the workload in the
#   cluster, or the output of kubectl. Whoever finds it, in an old commit as well, uses it from anywhere until it is
#   changed.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/secret/
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-secret-in-environment
#   aliases: [C-0259, "kube-linter:env-var-secret", "polaris:sensitiveContainerEnvVar"]
#   severity: high
#   category: secrets
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: >-
#     Put the value into a Secret that is not in the repository, mount it as a file, and change it: what was committed
#     is known.
#   example: |
#     volumes:
#       - name: db
#         secret:
#           secretName: db
package merlon.kubernetes.secrets.secret_in_environment

import data.merlon.lib.secret_names
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	some i, variable in container.spec.env
	secret_names.is_secret(object.get(variable, "name", ""), variable.value)
	path := array.concat(container.path, ["env", i, "value"])
	msg := sprintf("container %q has a secret in its environment variable %v", [container.name, object.get(variable, "name", "")])
}
