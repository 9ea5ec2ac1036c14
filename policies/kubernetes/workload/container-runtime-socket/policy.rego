# METADATA
# title: Container runtime socket is mounted
# description: |
#   Whoever can write to the socket of Docker, containerd or CRI-O can start a privileged container on the node with all
#   of its disk mounted, outside of anything that Kubernetes knows or limits. A process that is taken over in this pod
#   owns the node at once. Mounting it read-only changes nothing: the socket can still be talked to.
# related_resources:
# - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# - https://kubernetes.io/docs/concepts/security/security-checklist/
# custom:
#   id: k8s-container-runtime-socket
#   aliases: [CKV_K8S_27, KSV-0006, C-0074, "kube-linter:docker-sock"]
#   severity: critical
#   category: pod-security
#   targets: [kubernetes/Pod]
#   default: true
#   remediation: >-
#     Remove the volume. Build images with BuildKit or Kaniko without a daemon, and ask the API server about containers.
#   example: |
#     volumes:
#       - name: work
#         emptyDir: {}
package merlon.kubernetes.workload.container_runtime_socket

import data.merlon.lib.host_path

violation contains {"msg": msg, "path": volume.path} if {
	some volume in host_path.volumes
	trim_prefix(volume.host_path, "/var") in sockets
	msg := sprintf("volume %q is the container runtime's socket %s", [volume.name, volume.host_path])
}

# Below /run, which /var/run points to; and the directories that hold nothing but such sockets.
sockets := {
	"/run/docker.sock",
	"/run/dockershim.sock",
	"/run/cri-dockerd.sock",
	"/run/containerd",
	"/run/containerd/containerd.sock",
	"/run/k3s/containerd",
	"/run/k3s/containerd/containerd.sock",
	"/run/crio",
	"/run/crio/crio.sock",
	"/run/podman",
	"/run/podman/podman.sock",
}
