package merlon.kubernetes.network.ingress_tls_test

import data.merlon.kubernetes.network.ingress_tls

found(spec) := result if {
	result := ingress_tls.violation with input as {"review": {"kind": {"kind": "Ingress"}, "object": {"spec": spec}}}
}

test_missing_tls_is_reported if {
	every spec in [{}, {"tls": []}, {"tls": null}, {"tls": "x"}, null] {
		found(spec) == {{"msg": "the Ingress has no TLS", "path": ["spec", "tls"]}}
	}
}

test_tls_passes if count(found({"tls": [{"hosts": ["example.com"], "secretName": "tls"}]})) == 0
