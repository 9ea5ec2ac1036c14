# METADATA
# title: Pod sets an unsafe kernel parameter
# description: |
#   Kernel parameters outside the safe set are shared with the node or with other pods, or their limits are not kept
#   apart: a pod that sets them starves or slows its neighbours, turns off protections, or makes the node unstable.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
# custom:
#   id: k8s-unsafe-sysctl
#   aliases: [KSV-0026, "kube-linter:unsafe-sysctls"]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.sysctls]
#   default: true
#   remediation: Remove the parameter, or set it on nodes of their own that only these pods use.
#   example: |
#     securityContext:
#       sysctls:
#         - name: net.ipv4.ip_unprivileged_port_start
#           value: "80"
#   parameters:
#     schema:
#       type: object
#       properties:
#         version:
#           description: The version of the Pod Security Standards, which is one of Kubernetes
#           type: string
#           pattern: '^(latest|v?1\.[0-9]{1,4}(\.[0-9]+)*)$'
#           default: latest
#       additionalProperties: false
#     defaults: {version: latest}
package merlon.kubernetes.workload.unsafe_sysctl

import data.merlon.lib.pod_security
import data.merlon.lib.workload

default version := "latest"

version := input.parameters.version

# Parameters that count as safe, by the minor version that they are safe since.
safe_since := {
	0: {
		"kernel.shm_rmid_forced",
		"net.ipv4.ip_local_port_range",
		"net.ipv4.ip_unprivileged_port_start",
		"net.ipv4.ping_group_range",
		"net.ipv4.tcp_syncookies",
	},
	27: {"net.ipv4.ip_local_reserved_ports"},
	29: {
		"net.ipv4.tcp_fin_timeout",
		"net.ipv4.tcp_keepalive_intvl",
		"net.ipv4.tcp_keepalive_probes",
		"net.ipv4.tcp_keepalive_time",
	},
	32: {"net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"},
	37: {"net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_slow_start_after_idle"},
}

safe(name) if {
	some first, names in safe_since
	name in names
	pod_security.since(version, first)
}

violation contains {"msg": msg, "path": path, "fix": {"op": "remove", "path": sysctl_path}} if {
	sysctls := workload.pod_security.sysctls
	is_array(sysctls)
	some i, sysctl in sysctls
	is_object(sysctl)
	name := object.get(sysctl, "name", "")
	not safe(name)
	sysctl_path := array.concat(workload.spec_path, ["securityContext", "sysctls", i])
	path := array.concat(sysctl_path, ["name"])
	msg := sprintf("the pod sets the kernel parameter \"%v\", which is not a safe one", [name])
}
