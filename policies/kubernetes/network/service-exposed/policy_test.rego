package merlon.kubernetes.network.service_exposed_test

import data.merlon.kubernetes.network.service_exposed

found(spec, types) := result if {
	result := service_exposed.violation with input as {
		"review": {"kind": {"kind": "Service"}, "object": {"spec": spec}},
		"parameters": {"types": types},
	}
}

test_exposing_types_are_reported if {
	found({"type": "NodePort"}, ["NodePort"]) == {{"msg": "the Service is of type NodePort and so exposed", "path": ["spec", "type"]}}
}

test_others_pass if {
	every spec in [{"type": "ClusterIP"}, {"type": "LoadBalancer"}, {"type": null}, {}, null] {
		count(found(spec, ["NodePort"])) == 0
	}
	count(found({"type": "NodePort"}, null)) == 0
}
