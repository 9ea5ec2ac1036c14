# METADATA
# title: Path of the node is mounted writable
# description: |
#   What a container writes to the node outlives the pod and is seen by the node and other pods. Whoever takes over the
#   process leaves programs, links and configuration there that something else picks up, with other rights than theirs.
# related_resources:
# - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   id: k8s-writable-host-path
#   aliases: [C-0045, "kube-linter:writable-host-mount"]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: 'Set `readOnly: true` on the mount, or use a volume that belongs to the pod.'
#   example: |
#     volumeMounts:
#       - name: data
#         mountPath: /data
#         readOnly: true
package merlon.kubernetes.workload.writable_host_path

import data.merlon.lib.fix
import data.merlon.lib.host_path

violation contains {"msg": msg, "path": mount.path, "fix": fix.set(field, true)} if {
	some volume in host_path.volumes
	some mount in host_path.mounts(volume)
	not mount.read_only
	field := array.concat(mount.path, ["readOnly"])
	msg := sprintf("container %q can write to the node's %s", [mount.container, volume.host_path])
}
