# METADATA
# title: Sensitive path of the node is mounted
# description: |
#   Directories such as /, /etc, /root and /var/lib/kubelet hold the credentials of the node, its users and the other
#   pods on it, and what starts with it. Whoever takes over the container reads them and acts as the node; where the
#   mount can be written they add a user, a cron job or a static pod, and own it.
# related_resources:
# - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: k8s-sensitive-host-path
#   aliases: ["kube-linter:sensitive-host-mounts"]
#   severity: high
#   category: pod-security
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: Remove the volume, or mount only the file or directory that the process needs, read-only.
#   parameters:
#     schema:
#       type: object
#       properties:
#         paths:
#           type: array
#           items:
#             type: string
#           description: Paths that must not be mounted, without a slash at their end. What lies below them
#             is not meant.
#     defaults:
#       paths:
#       - /
#       - /bin
#       - /boot
#       - /dev
#       - /etc
#       - /etc/kubernetes
#       - /etc/kubernetes/manifests
#       - /etc/kubernetes/pki
#       - /home
#       - /lib
#       - /lib64
#       - /proc
#       - /root
#       - /root/.kube
#       - /root/.ssh
#       - /run
#       - /sbin
#       - /sys
#       - /usr
#       - /var
#       - /var/lib
#       - /var/lib/containerd
#       - /var/lib/docker
#       - /var/lib/etcd
#       - /var/lib/kubelet
#       - /var/lib/kubelet/pki
#       - /var/log
#       - /var/run
#   example: |
#     volumes:
#       - name: certificates
#         hostPath:
#           path: /etc/ssl/certs
#           type: Directory
package merlon.kubernetes.workload.sensitive_host_path

import data.merlon.lib.host_path

violation contains {"msg": msg, "path": volume.path} if {
	some volume in host_path.volumes
	volume.host_path in input.parameters.paths
	msg := sprintf("volume %q is the node's %s", [volume.name, volume.host_path])
}
