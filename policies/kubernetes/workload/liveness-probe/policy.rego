# METADATA
# title: Container has no liveness probe
# description: |
#   Without a liveness probe a process that hangs stays as it is until someone notices. Whoever finds a request that
#   makes it hang takes the service down one replica after the other.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: k8s-liveness-probe
#   aliases: [CKV_K8S_8, C-0056, "kube-linter:no-liveness-probe", "polaris:livenessProbeMissing"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Add a liveness probe that only fails where a restart helps.
#   example: |
#     livenessProbe:
#       httpGet:
#         path: /healthz
#         port: 8080
#       periodSeconds: 10
package merlon.kubernetes.workload.liveness_probe

import data.merlon.lib.probes

violation contains {"msg": msg, "path": array.concat(container.path, ["livenessProbe"])} if {
	some container in probes.expected
	probes.missing(container, "livenessProbe")
	msg := sprintf("container %q has no liveness probe", [container.name])
}
