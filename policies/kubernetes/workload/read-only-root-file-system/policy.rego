# METADATA
# title: Root file system can be written
# description: |
#   Where the root file system of a container can be written, whoever takes over the process replaces its programs and
#   configuration, and puts tools there to go on with. Read-only, there is little left to do but with what is in memory.
# related_resources:
# - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# - https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
# custom:
#   id: k8s-read-only-root-file-system
#   aliases: [CKV_K8S_22, KSV-0014, C-0017, "kube-linter:no-read-only-root-fs", "polaris:notReadOnlyRootFilesystem"]
#   severity: low
#   category: pod-security
#   targets: [kubernetes/Pod]
#   remediation: 'Set `readOnlyRootFilesystem: true`, and mount an emptyDir where the process must write.'
#   example: |
#     securityContext:
#       readOnlyRootFilesystem: true
#     volumeMounts:
#       - name: tmp
#         mountPath: /tmp
package merlon.kubernetes.workload.read_only_root_file_system

import data.merlon.lib.fix
import data.merlon.lib.workload

violation contains {"msg": msg, "path": path, "fix": fix.set(path, true)} if {
	not workload.is_windows
	some container in workload.containers
	object.get(workload.container_security(container), "readOnlyRootFilesystem", false) != true
	path := array.concat(container.path, ["securityContext", "readOnlyRootFilesystem"])
	msg := sprintf("container %q can write to its root file system", [container.name])
}
