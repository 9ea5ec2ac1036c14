# METADATA
# title: AppArmor is turned off
# description: |
#   AppArmor confines what files, mounts and capabilities a process may use; container runtimes have a default
#   profile. A pod that runs unconfined loses this layer, and exploits that it would have stopped reach the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - https://kubernetes.io/docs/tutorials/security/apparmor/
# custom:
#   id: k8s-apparmor-profile
#   aliases: [KSV-0002]
#   severity: medium
#   category: pod-security
#   targets: [kubernetes/Pod]
#   controls: [pss-baseline.apparmor]
#   default: true
#   remediation: Remove the field or annotation, or use `RuntimeDefault` or a `Localhost` profile.
#   example: |
#     securityContext:
#       appArmorProfile:
#         type: RuntimeDefault
package merlon.kubernetes.workload.apparmor_profile

import data.merlon.lib.fix
import data.merlon.lib.workload

annotation_prefix := "container.apparmor.security.beta.kubernetes.io/"

violation contains {"msg": msg, "path": path, "fix": fix.set(path, "RuntimeDefault")} if {
	some context in workload.security_contexts
	profile := context.value.appArmorProfile
	is_object(profile)
	type := object.get(profile, "type", "")
	not type in {"RuntimeDefault", "Localhost"}
	path := array.concat(context.path, ["appArmorProfile", "type"])
	msg := sprintf("%s has the AppArmor profile type \"%v\"", [workload.owner(context), type])
}

violation contains {"msg": msg, "path": path, "fix": {"op": "replace", "path": path, "value": "runtime/default"}} if {
	some key, profile in workload.annotations
	startswith(key, annotation_prefix)
	not allowed_annotation(profile)
	path := array.concat(workload.metadata_path, ["annotations", key])
	msg := sprintf("container %q has the AppArmor profile \"%v\"", [trim_prefix(key, annotation_prefix), profile])
}

allowed_annotation(profile) if profile in {"", "runtime/default", null}

allowed_annotation(profile) if startswith(profile, "localhost/")
