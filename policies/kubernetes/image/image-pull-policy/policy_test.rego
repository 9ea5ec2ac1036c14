package merlon.kubernetes.image.image_pull_policy_test

import data.merlon.kubernetes.image.image_pull_policy

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(container) := result if {
	result := image_pull_policy.violation with input as pod({"containers": [object.union({"name": "a"}, container)]})
}

test_other_policies_are_reported if {
	found({"image": "nginx:1.27", "imagePullPolicy": "IfNotPresent"}) == {{
		"msg": "container \"a\" does not pull its image on every start",
		"path": ["spec", "containers", 0, "imagePullPolicy"],
		"fix": {"op": "replace", "path": ["spec", "containers", 0, "imagePullPolicy"], "value": "Always"},
	}}
}

test_fixed_tags_are_not_pulled_by_default if {
	some violation in found({"image": "nginx:1.27"})
	violation.fix.op == "add"
}

test_what_is_always_pulled_passes if {
	some container in [
		{"image": "nginx:1.27", "imagePullPolicy": "Always"},
		{"image": "nginx"},
		{"image": "nginx:latest", "imagePullPolicy": null},
		{"image": "nginx@sha256:0123"},
		{"image": "nginx:1.27@sha256:0123", "imagePullPolicy": "IfNotPresent"},
		{"image": 7},
		{},
	]
	count(found(container)) == 0
}
