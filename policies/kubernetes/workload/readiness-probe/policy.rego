# METADATA
# title: Container has no readiness probe
# description: |
#   Without a readiness probe a pod gets requests from the moment its process starts, also while it cannot answer them.
#   Every rollout and every restart then fails requests, and a rollout of a broken version goes on to the last replica.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
# - https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# custom:
#   id: k8s-readiness-probe
#   aliases: [CKV_K8S_9, C-0018, "kube-linter:no-readiness-probe", "polaris:readinessProbeMissing"]
#   severity: low
#   category: reliability
#   targets: [kubernetes/Pod]
#   remediation: Add a readiness probe that succeeds as soon as the container can answer requests.
#   example: |
#     readinessProbe:
#       httpGet:
#         path: /healthz
#         port: 8080
#       periodSeconds: 10
package merlon.kubernetes.workload.readiness_probe

import data.merlon.lib.probes

violation contains {"msg": msg, "path": array.concat(container.path, ["readinessProbe"])} if {
	some container in probes.expected
	probes.missing(container, "readinessProbe")
	msg := sprintf("container %q has no readiness probe", [container.name])
}
