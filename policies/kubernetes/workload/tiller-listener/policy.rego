# METADATA
# title: Tiller can be reached from other pods
# description: |
#   Tiller asks nobody who they are. Unless it listens on its own pod's loopback address only, every pod that reaches it
#   installs what it likes in the whole cluster.
# related_resources:
# - https://helm.sh/docs/topics/v2_v3_migration/
# - https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   id: k8s-tiller-listener
#   aliases: [CKV_K8S_45]
#   severity: critical
#   category: access-control
#   targets: [kubernetes/Pod]
#   remediation: Move to Helm 3; until then let Tiller listen on the loopback address.
#   example: |
#     args: ["--listen=localhost:44134"]
package merlon.kubernetes.workload.tiller_listener

import data.merlon.lib.tiller

violation contains {"msg": "Tiller listens for other pods", "path": array.concat(container.path, ["args"])} if {
	some container in tiller.containers
	not listens_locally(container)
}

listens_locally(container) if {
	some field in ["command", "args"]
	some argument in container.spec[field]
	is_string(argument)
	regex.match(`^--?listen[= ](localhost|127\.0\.0\.1|\[::1\]):`, argument)
}

listens_locally(container) if {
	some field in ["command", "args"]
	some i, argument in container.spec[field]
	argument in {"-listen", "--listen"}
	regex.match(`^(localhost|127\.0\.0\.1|\[::1\]):`, container.spec[field][i + 1])
}
