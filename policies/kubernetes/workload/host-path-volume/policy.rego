# METADATA
# title: Pod mounts the node's file system
# description: |
#   A hostPath volume is a file or folder of the node. Depending on what it is, a pod reads the credentials of the
#   kubelet and of other pods, talks to the container runtime through its socket, or plants a job that runs as root
#   on the node; even a harmless path can lead elsewhere through a symbolic link.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   id: k8s-host-path-volume
#   aliases: [KSV-0023, C-0048, "polaris:hostPathSet"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.host-path-volumes]
#   default: true
#   remediation: >-
#     Use a persistentVolumeClaim, an emptyDir or a local persistent volume in place of the hostPath volume.
#   example: |
#     volumes:
#       - name: data
#         persistentVolumeClaim:
#           claimName: data
package merlon.kubernetes.workload.host_path_volume

import data.merlon.lib.workload

violation contains {"msg": msg, "path": path} if {
	some i, volume in workload.volumes
	volume.hostPath != null
	path := array.concat(workload.spec_path, ["volumes", i, "hostPath"])
	msg := sprintf("volume %q is %s of the node", [workload.name(volume, i), place(volume.hostPath)])
}

place(host_path) := sprintf("%q", [host_path.path]) if {
	is_string(host_path.path)
} else := "a path"
