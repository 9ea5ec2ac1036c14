# METADATA
# title: Pod uses a volume type that it should not choose itself
# description: |
#   Volumes named in a pod, such as NFS, iSCSI or a cloud disk, are mounted by the node with what the pod's author
#   writes: any server, any disk, credentials in the manifest, and drivers that run with the node's rights.
#   Persistent volumes leave this to the cluster's administrators.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: k8s-volume-types
#   aliases: [KSV-0028]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-restricted.volume-types]
#   default: false
#   remediation: Claim a persistent volume in place of naming the storage in the pod.
#   example: |
#     volumes:
#       - name: data
#         persistentVolumeClaim:
#           claimName: data
package merlon.kubernetes.workload.volume_types

import data.merlon.lib.workload

allowed_types := {
	"configMap",
	"csi",
	"downwardAPI",
	"emptyDir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"projected",
	"secret",
}

# A volume that names no type is an emptyDir.
violation contains {"msg": msg, "path": path} if {
	some i, volume in workload.volumes
	is_object(volume)
	types := {type | some type, source in volume; type != "name"; source != null}
	count(types) > 0
	count(types & allowed_types) == 0
	some type in types
	path := array.concat(workload.spec_path, ["volumes", i, type])
	msg := sprintf("volume %q is of the type %s", [workload.name(volume, i), type])
}
