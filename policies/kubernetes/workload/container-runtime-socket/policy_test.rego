package merlon.kubernetes.workload.container_runtime_socket_test

import data.merlon.kubernetes.workload.container_runtime_socket

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(path) := result if {
	result := container_runtime_socket.violation with input as pod({"volumes": [{"name": "s", "hostPath": {"path": path}}]})
}

test_sockets_are_reported if {
	{[violation.msg, violation.path] | some violation in found("/var/run/docker.sock")} == {[
		"volume \"s\" is the container runtime's socket /var/run/docker.sock",
		["spec", "volumes", 0, "hostPath", "path"],
	]}
}

test_paths_are_compared_cleaned if {
	every path in ["/run/docker.sock", "/run//containerd/containerd.sock", "/var/run/crio/crio.sock/", "/run/k3s/containerd/"] {
		count(found(path)) == 1
	}
}

test_other_paths_and_types_pass if {
	some path in ["/data/docker.sock", "/run/app.sock", "/", "", null, 7, []]
	count(found(path)) == 0
}
