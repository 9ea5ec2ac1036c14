package merlon.kubernetes.image.image_digest_test

import data.merlon.kubernetes.image.image_digest

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_images_without_digest_are_reported if {
	found := image_digest.violation with input as pod({"containers": [{"name": "a", "image": "nginx:1.27"}]})
	{[violation.msg, violation.path] | some violation in found} == {[
		"container \"a\" runs image \"nginx:1.27\", which no digest pins",
		["spec", "containers", 0, "image"],
	]}
}

test_digests_and_other_types_pass if {
	some image in ["nginx@sha256:0123", "nginx:1.27@sha256:0123", null, 7, []]
	count(image_digest.violation) == 0 with input as pod({"containers": [{"name": "a", "image": image}]})
}
