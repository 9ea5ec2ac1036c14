package merlon.kubernetes.network.ingress_without_service_test

import data.merlon.kubernetes.network.ingress_without_service

found(spec) := result if {
	result := ingress_without_service.violation with input as {"review": {"kind": {"kind": "Ingress"}, "object": {"spec": spec}}}
		with data.inventory as {"namespace": {"default": {"v1": {"Service": {"web": {"spec": {}}}}}}}
}

test_missing_services_are_reported if {
	found({"rules": [{"http": {"paths": [{"backend": {"service": {"name": "shop"}}}, {"backend": {"service": {"name": "web"}}}]}}]}) == {{
		"msg": "there is no Service \"shop\" in namespace \"default\"",
		"path": ["spec", "rules", 0, "http", "paths", 0, "backend", "service", "name"],
	}}
}

test_default_backends_and_old_fields_count if {
	{violation.path | some violation in found({"defaultBackend": {"service": {"name": "a"}}, "backend": {"serviceName": "b"}})} == {
		["spec", "defaultBackend", "service", "name"],
		["spec", "backend", "serviceName"],
	}
}

test_others_pass if {
	every spec in [
		{"defaultBackend": {"service": {"name": "web"}}},
		{"defaultBackend": {"resource": {"kind": "Bucket", "name": "x"}}},
		{"rules": [{"http": 7}, null, {"http": {"paths": [{"backend": "x"}, {"backend": {"service": {"name": 7}}}]}}]},
		{"rules": null},
		null,
	] {
		count(found(spec)) == 0
	}
}
