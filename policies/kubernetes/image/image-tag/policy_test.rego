package merlon.kubernetes.image.image_tag_test

import data.merlon.kubernetes.image.image_tag

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(images) := result if {
	result := image_tag.violation with input as pod({"containers": [container |
		some name in images
		container := {"name": "a", "image": name}
	]})
}

test_missing_and_latest_tags_are_reported if {
	{[violation.msg, violation.path] | some violation in found(["nginx", "host:5000/app:latest"])} == {
		["container \"a\" runs image \"nginx\", which has no tag and so means latest", ["spec", "containers", 0, "image"]],
		["container \"a\" runs image \"host:5000/app:latest\", whose tag is latest", ["spec", "containers", 1, "image"]],
	}
}

test_fixed_tags_and_digests_pass if {
	count(found(["nginx:1.27", "host:5000/app:v1", "app@sha256:0123", "app:latest@sha256:0123"])) == 0
}

test_init_containers_count if {
	count(image_tag.violation) == 1 with input as pod({"initContainers": [{"name": "a", "image": "nginx"}]})
}

test_other_types_pass if {
	count(found([null, 7, {}, ["nginx"]])) == 0
}
