package merlon.kubernetes.workload.tiller_listener_test

import data.merlon.kubernetes.workload.tiller_listener

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(args) := result if {
	result := tiller_listener.violation with input as pod({"containers": [{"name": "a", "image": "gcr.io/kubernetes-helm/tiller:v2", "args": args}]})
}

test_open_listeners_are_reported if {
	every args in [["--listen=0.0.0.0:44134"], [], null, "x", [7], ["--listen"]] {
		found(args) == {{"msg": "Tiller listens for other pods", "path": ["spec", "containers", 0, "args"]}}
	}
}

test_local_listeners_pass if {
	every args in [["--listen=localhost:44134"], ["--listen", "127.0.0.1:44134"], ["-listen=[::1]:44134"]] {
		count(found(args)) == 0
	}
}

test_others_pass if {
	count(tiller_listener.violation) == 0 with input as pod({"containers": [{"name": "tiller", "image": "nginx"}]})
}
