package merlon.kubernetes.metadata.default_namespace_test

import data.merlon.kubernetes.metadata.default_namespace

found(kind, metadata) := result if {
	result := default_namespace.violation with input as {"review": {"kind": {"kind": kind}, "object": {"metadata": metadata}}}
}

test_the_default_namespace_is_reported if {
	every metadata in [{"namespace": "default"}, {"namespace": ""}, {"name": "a"}, null, {"namespace": 7}] {
		found("Pod", metadata) == {{"msg": "the Pod is in the namespace default", "path": ["metadata", "namespace"]}}
	}
}

test_others_pass if {
	count(found("Pod", {"namespace": "shop"})) == 0
	count(found("Service", {"name": "kubernetes"})) == 0
	count(found("ServiceAccount", {"name": "default"})) == 0
}
