package merlon.kubernetes.workload.writable_host_path_test

import data.merlon.kubernetes.workload.writable_host_path

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(mount) := result if {
	result := writable_host_path.violation with input as pod({
		"containers": [{"name": "a", "volumeMounts": [mount]}],
		"volumes": [{"name": "v", "hostPath": {"path": "/data"}}, {"name": "w", "emptyDir": {}}],
	})
}

test_writable_mounts_are_reported if {
	path := ["spec", "containers", 0, "volumeMounts", 0]
	found({"name": "v", "mountPath": "/data"}) == {{
		"msg": "container \"a\" can write to the node's /data",
		"path": path,
		"fix": {"op": "add", "path": array.concat(path, ["readOnly"]), "value": true},
	}}
}

test_explicit_false_is_replaced if {
	some violation in found({"name": "v", "readOnly": false})
	violation.fix.op == "replace"
}

test_others_pass if {
	some mount in [{"name": "v", "readOnly": true}, {"name": "w"}, {"name": "x"}, {}, null, "v"]
	count(found(mount)) == 0
}
