package merlon.kubernetes.image.image_registry_test

import data.merlon.kubernetes.image.image_registry

found(image, registries) := result if {
	result := image_registry.violation with input as {
		"review": {"kind": {"kind": "Pod"}, "object": {"spec": {"containers": [{"name": "a", "image": image}]}}},
		"parameters": {"registries": registries},
	}
}

test_other_registries_are_reported if {
	{[violation.msg, violation.path] | some violation in found("nginx:1.27", ["ghcr.io"])} == {[
		"container \"a\" runs an image of docker.io/library/nginx, which is not allowed",
		["spec", "containers", 0, "image"],
	]}
}

test_a_registry_is_no_mere_prefix if {
	count(found("ghcr.io.example.com/a/b", ["ghcr.io"])) == 1
	count(found("ghcr.io/teams/b", ["ghcr.io/team"])) == 1
	count(found("a.b.azurecr.io.evil.com/x", ["*.azurecr.io"])) == 1
}

test_allowed_registries_pass if {
	some pair in [
		["ghcr.io/team/app:1", ["ghcr.io"]],
		["ghcr.io/team/app:1", ["ghcr.io/team/"]],
		["ghcr.io/team/app:1", ["ghcr.io/team/app"]],
		["acme.azurecr.io/app", ["*.azurecr.io"]],
		["nginx", ["docker.io/library"]],
		[7, ["ghcr.io"]],
	]
	count(found(pair[0], pair[1])) == 0
}

test_wrong_parameters_do_no_harm if {
	count(found("nginx", [7, null])) == 1
}
