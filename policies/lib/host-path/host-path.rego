# METADATA
# title: Host paths
# description: Directories and files of the node that a pod mounts.
package merlon.lib.host_path

import data.merlon.lib.workload

# Volumes that are paths of the node: `name`, `host_path` without doubled or trailing slashes, and the `path` of the field.
volumes := [volume |
	some i, spec in workload.volumes
	is_string(spec.hostPath.path)
	volume := {
		"name": object.get(spec, "name", ""),
		"host_path": clean(spec.hostPath.path),
		"path": array.concat(workload.spec_path, ["volumes", i, "hostPath", "path"]),
	}
]

clean(path) := "/" if {
	regex.match(`^/*$`, path)
} else := trim_suffix(regex.replace(path, `/+`, "/"), "/")

# Where containers mount a volume: `container`, `read_only` and the `path` of the mount.
mounts(volume) := [mount |
	some container in workload.containers
	some i, spec in container.spec.volumeMounts
	spec.name == volume.name
	mount := {
		"container": container.name,
		"read_only": object.get(spec, "readOnly", false) == true,
		"path": array.concat(container.path, ["volumeMounts", i]),
	}
]
