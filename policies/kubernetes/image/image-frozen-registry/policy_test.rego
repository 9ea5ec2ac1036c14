package merlon.kubernetes.image.image_frozen_registry_test

import data.merlon.kubernetes.image.image_frozen_registry

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_frozen_registry_is_reported if {
	path := ["spec", "containers", 0, "image"]
	image_frozen_registry.violation == {{
		"msg": "container \"a\" runs image \"k8s.gcr.io/pause:3.9\" of a registry that is frozen",
		"path": path,
		"fix": {"op": "replace", "path": path, "value": "registry.k8s.io/pause:3.9"},
	}} with input as pod({"containers": [{"name": "a", "image": "k8s.gcr.io/pause:3.9"}]})
}

test_others_pass if {
	some image in ["registry.k8s.io/pause:3.9", "example.com/k8s.gcr.io/pause", "nginx", null, {}]
	count(image_frozen_registry.violation) == 0 with input as pod({"containers": [{"name": "a", "image": image}]})
}
