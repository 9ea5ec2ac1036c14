package example.pod_security_test

import data.example.pod_security

compliant := {
	"name": "web",
	"image": "registry.example.com/shop/web:1.4.2",
	"securityContext": {"allowPrivilegeEscalation": false},
}

review(field, container) := {
	"parameters": {"registries": ["registry.example.com/"]},
	"review": {"object": {"kind": "Pod", "spec": {field: [container]}}},
}

messages(request) := {found.msg | some found in pod_security.violation with input as request}

test_compliant_container if {
	messages(review("containers", compliant)) == set()
}

test_no_containers if {
	count(pod_security.violation) == 0 with input as {"review": {"object": {"kind": "Pod"}}}
}

test_privileged if {
	context := {"allowPrivilegeEscalation": false, "privileged": true}
	container := object.union(compliant, {"securityContext": context})
	messages(review("containers", container)) == {`container "web" runs privileged`}
}

test_privileges_may_be_gained if {
	container := object.remove(compliant, ["securityContext"])
	messages(review("containers", container)) == {`container "web" may gain privileges`}
}

# Each image is a case of its own in the report.
test_unknown_registry[image] if {
	some image in ["docker.io/library/busybox:1", "busybox", "registry.example.com.evil.net/web"]
	container := object.union(compliant, {"image": image})
	messages(review("containers", container)) == {sprintf("container %q uses image %q", ["web", image])}
}

test_path_leads_to_the_field if {
	container := object.union(compliant, {"image": "busybox"})
	found := pod_security.violation with input as review("initContainers", container)
	{path | path := found[_].details.path} == {["spec", "initContainers", 0, "image"]}
}
