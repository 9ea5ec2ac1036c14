# METADATA
# title: Secret is passed as an environment variable
# description: |
#   Environment variables are inherited by child processes, printed by crash reporters and debug pages, and can be read
#   in /proc. Whoever finds a page that shows them has the secret; a file can be kept from other users, and changes with
#   the Secret.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# - https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
# custom:
#   id: k8s-secret-environment-reference
#   aliases: [CKV_K8S_35, C-0207, "kube-linter:read-secret-from-env-var"]
#   severity: low
#   category: secrets
#   targets: [kubernetes/Pod]
#   remediation: Mount the Secret as a volume, and read the file.
#   example: |
#     volumeMounts:
#       - name: db
#         mountPath: /run/secrets/db
#         readOnly: true
#     volumes:
#       - name: db
#         secret:
#           secretName: db
package merlon.kubernetes.secrets.secret_environment_reference

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	some i, variable in container.spec.env
	is_object(variable.valueFrom.secretKeyRef)
	path := array.concat(container.path, ["env", i, "valueFrom", "secretKeyRef"])
	msg := sprintf("container %q has the secret of its environment variable %v in the open", [container.name, object.get(variable, "name", "")])
}

violation contains {"msg": msg, "path": path} if {
	some container in workload.containers
	some i, source in container.spec.envFrom
	is_object(source.secretRef)
	path := array.concat(container.path, ["envFrom", i, "secretRef"])
	msg := sprintf("container %q has all of a Secret in its environment variables", [container.name])
}
