# METADATA
# title: Pod changes its host file
# description: |
#   Host aliases override what names resolve to. Whoever can change the manifest sends the pod's traffic for a name to
#   an address of theirs, where no DNS log shows it; and addresses written here stay when services move.
# related_resources:
# - https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
# custom:
#   id: k8s-host-aliases
#   aliases: [KSV-0007]
#   severity: low
#   category: network
#   targets: [kubernetes/Pod]
#   remediation: >-
#     Let DNS resolve names: a Service without selector, or of type ExternalName, gives a name to an address.
#   example: |
#     apiVersion: v1
#     kind: Service
#     metadata:
#       name: db
#     spec:
#       type: ExternalName
#       externalName: db.example.com
package merlon.kubernetes.workload.host_aliases

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": path}} if {
	is_array(workload.spec.hostAliases)
	count(workload.spec.hostAliases) > 0
	path := array.concat(workload.spec_path, ["hostAliases"])
	msg := "the pod adds names to its host file"
}
