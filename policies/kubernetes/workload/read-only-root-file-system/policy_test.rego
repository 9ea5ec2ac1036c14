package merlon.kubernetes.workload.read_only_root_file_system_test

import data.merlon.kubernetes.workload.read_only_root_file_system

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(security) := result if {
	result := read_only_root_file_system.violation with input as pod({"containers": [{"name": "a", "securityContext": security}]})
}

test_writable_root_is_reported if {
	path := ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"]
	found({"readOnlyRootFilesystem": false}) == {{
		"msg": "container \"a\" can write to its root file system",
		"path": path,
		"fix": {"op": "replace", "path": path, "value": true},
	}}
}

test_missing_fields_are_added if {
	every security in [{}, null, [], {"readOnlyRootFilesystem": null}, {"readOnlyRootFilesystem": "true"}] {
		count(found(security)) == 1
	}
	some violation in read_only_root_file_system.violation with input as pod({"containers": [{"name": "a"}]})
	violation.fix == {
		"op": "add",
		"path": ["spec", "containers", 0, "securityContext"],
		"value": {"readOnlyRootFilesystem": true},
	}
}

test_read_only_root_passes if count(found({"readOnlyRootFilesystem": true})) == 0

test_windows_has_none if {
	count(read_only_root_file_system.violation) == 0 with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}
