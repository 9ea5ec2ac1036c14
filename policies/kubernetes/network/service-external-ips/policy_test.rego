package merlon.kubernetes.network.service_external_ips_test

import data.merlon.kubernetes.network.service_external_ips

found(spec) := result if {
	result := service_external_ips.violation with input as {"review": {"kind": {"kind": "Service"}, "object": {"spec": spec}}}
}

test_external_addresses_are_reported if {
	path := ["spec", "externalIPs"]
	found({"externalIPs": ["192.0.2.1", "192.0.2.2"]}) == {{
		"msg": "the Service takes the traffic for 192.0.2.1, 192.0.2.2",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_others_pass if {
	every spec in [{}, {"externalIPs": []}, {"externalIPs": null}, {"externalIPs": "192.0.2.1"}, null] {
		count(found(spec)) == 0
	}
}
