package merlon.kubernetes.workload.ssh_port_test

import data.merlon.kubernetes.workload.ssh_port

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(port) := result if {
	result := ssh_port.violation with input as pod({"containers": [{"name": "a", "ports": [port]}]})
}

test_the_port_of_ssh_is_reported if {
	found({"containerPort": 22}) == {{
		"msg": "container \"a\" listens on port 22, which is SSH's",
		"path": ["spec", "containers", 0, "ports", 0, "containerPort"],
	}}
}

test_others_pass if {
	some port in [{"containerPort": 2222}, {"containerPort": 22, "protocol": "UDP"}, {"containerPort": "22"}, {}, null, 22]
	count(found(port)) == 0
}
