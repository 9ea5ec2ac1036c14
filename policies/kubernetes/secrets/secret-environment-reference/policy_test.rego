package merlon.kubernetes.secrets.secret_environment_reference_test

import data.merlon.kubernetes.secrets.secret_environment_reference

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(container) := result if {
	result := secret_environment_reference.violation with input as pod({"containers": [object.union({"name": "a"}, container)]})
}

test_references_are_reported if {
	found({"env": [{"name": "P", "valueFrom": {"secretKeyRef": {"name": "db", "key": "p"}}}]}) == {{
		"msg": "container \"a\" has the secret of its environment variable P in the open",
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef"],
	}}
	found({"envFrom": [{"secretRef": {"name": "db"}}]}) == {{
		"msg": "container \"a\" has all of a Secret in its environment variables",
		"path": ["spec", "containers", 0, "envFrom", 0, "secretRef"],
	}}
}

test_others_pass if {
	every container in [
		{"env": [{"name": "A", "value": "b"}, {"name": "A", "valueFrom": {"fieldRef": {}}}]},
		{"envFrom": [{"configMapRef": {"name": "a"}}]},
		{"env": "x", "envFrom": [null, 7]},
		{"env": [{"valueFrom": {"secretKeyRef": null}}]},
	] {
		count(found(container)) == 0
	}
}
