package merlon.kubernetes.network.ingress_nginx_snippet_lua_test

import data.merlon.kubernetes.network.ingress_nginx_snippet_lua

found(annotations) := result if {
	result := ingress_nginx_snippet_lua.violation with input as {"review": {
		"kind": {"kind": "Ingress"},
		"object": {"metadata": {"annotations": annotations}},
	}}
}

test_snippets_are_reported if {
	path := ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"]
	found({"nginx.ingress.kubernetes.io/server-snippet": "content_by_lua_block {}"}) == {{
		"msg": "annotation \"nginx.ingress.kubernetes.io/server-snippet\" runs Lua code in NGINX",
		"path": path,
		"fix": {"op": "remove", "path": path},
	}}
}

test_others_pass if {
	every annotations in [{}, null, "x", {"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}, {"example.com/note": "content_by_lua_block {}"}] {
		count(found(annotations)) == 0
	}
}
