package merlon.lib.workload_test

import data.merlon.lib.workload

of_kind(kind, object) := {"review": {"kind": {"kind": kind}, "object": object}}

pod(spec) := of_kind("Pod", {"spec": spec})

test_the_pod_stands_where_its_kind_has_it if {
	template := {"metadata": {"annotations": {"a": "b"}}, "spec": {"containers": [{"name": "web"}]}}
	every kind, case in {
		"Pod": {"object": template, "path": []},
		"PodTemplate": {"object": {"template": template}, "path": ["template"]},
		"Rollout": {"object": {"spec": {"template": template}}, "path": ["spec", "template"]},
		"CronJob": {
			"object": {"spec": {"jobTemplate": {"spec": {"template": template}}}},
			"path": ["spec", "jobTemplate", "spec", "template"],
		},
	} {
		paths := {container.path | some container in workload.containers} with input as of_kind(kind, case.object)
		paths == {array.concat(case.path, ["spec", "containers", 0])}
		workload.annotations == {"a": "b"} with input as of_kind(kind, case.object)
	}
}

test_containers_have_a_name_or_their_place if {
	names := [container.name | some container in workload.containers] with input as pod({
		"ephemeralContainers": [{"name": "debug"}],
		"containers": [{"name": "web"}, {}, {"name": 5}, {"name": null}, null, "web"],
		"initContainers": [{"name": "setup"}],
	})
	names == ["setup", "web", "1", "2", "3", "debug"]
}

test_what_is_not_a_list_has_no_containers if {
	every containers in [null, "web", 1, {"name": "web"}, {"web": {"name": "web"}}] {
		count(workload.containers) == 0 with input as pod({"containers": containers})
	}
	every spec in [null, [], "spec"] {
		count(workload.containers) == 0 with input as pod(spec)
		count(workload.security_contexts) == 0 with input as pod(spec)
	}
}

test_security_contexts_are_those_that_are_written if {
	contexts := workload.security_contexts with input as pod({
		"securityContext": {"runAsUser": 1},
		"containers": [
			{"name": "a"},
			{"name": "b", "securityContext": null},
			{"name": "c", "securityContext": []},
			{"name": "d", "securityContext": {"runAsUser": 2}},
		],
	})
	contexts == [
		{"container": null, "value": {"runAsUser": 1}, "path": ["spec", "securityContext"]},
		{"container": "d", "value": {"runAsUser": 2}, "path": ["spec", "containers", 3, "securityContext"]},
	]
	[workload.owner(context) | some context in contexts] == ["the pod", "container \"d\""]
}

test_containers_come_before_the_pod if {
	spec := {
		"securityContext": {"runAsUser": 1, "runAsGroup": null},
		"containers": [
			{"securityContext": {"runAsUser": 2}},
			{"securityContext": {"runAsUser": null}},
			{},
		],
	}
	resolved := [[workload.security(container, "runAsUser"), workload.security_path(container, "runAsUser")] |
		some container in workload.containers
	] with input as pod(spec)
	resolved == [
		[2, ["spec", "containers", 0, "securityContext", "runAsUser"]],
		[1, ["spec", "securityContext", "runAsUser"]],
		[1, ["spec", "securityContext", "runAsUser"]],
	]
	groups := [workload.security(container, "runAsGroup") | some container in workload.containers] with input as pod(spec)
	groups == []
}
