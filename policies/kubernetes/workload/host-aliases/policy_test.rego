package merlon.kubernetes.workload.host_aliases_test

import data.merlon.kubernetes.workload.host_aliases

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_host_aliases_are_reported if {
	path := ["spec", "hostAliases"]
	host_aliases.violation == {{
		"msg": "the pod adds names to its host file",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}} with input as pod({"hostAliases": [{"ip": "10.0.0.1", "hostnames": ["db"]}]})
}

test_others_pass if {
	some spec in [{}, {"hostAliases": []}, {"hostAliases": null}, {"hostAliases": "x"}, null]
	count(host_aliases.violation) == 0 with input as pod(spec)
}
