package merlon.kubernetes.network.ingress_nginx_snippet_test

import data.merlon.kubernetes.network.ingress_nginx_snippet

found(annotations) := result if {
	result := ingress_nginx_snippet.violation with input as {"review": {
		"kind": {"kind": "Ingress"},
		"object": {"metadata": {"annotations": annotations}},
	}}
}

test_snippets_are_reported if {
	path := ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"]
	found({"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}) == {{
		"msg": "annotation \"nginx.ingress.kubernetes.io/server-snippet\" goes into the configuration of NGINX as it is",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_others_pass if {
	every annotations in [{}, null, "x", {"nginx.ingress.kubernetes.io/rewrite-target": "/"}, {"example.com/note": "return 200;"}] {
		count(found(annotations)) == 0
	}
}
