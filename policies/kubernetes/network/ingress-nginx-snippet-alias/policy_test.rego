package merlon.kubernetes.network.ingress_nginx_snippet_alias_test

import data.merlon.kubernetes.network.ingress_nginx_snippet_alias

found(annotations) := result if {
	result := ingress_nginx_snippet_alias.violation with input as {"review": {
		"kind": {"kind": "Ingress"},
		"object": {"metadata": {"annotations": annotations}},
	}}
}

test_snippets_are_reported if {
	path := ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"]
	found({"nginx.ingress.kubernetes.io/server-snippet": "location /t { alias /var/run; }"}) == {{
		"msg": "annotation \"nginx.ingress.kubernetes.io/server-snippet\" serves files of the NGINX controller",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_others_pass if {
	every annotations in [{}, null, "x", {"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}, {"example.com/note": "location /t { alias /var/run; }"}] {
		count(found(annotations)) == 0
	}
}
