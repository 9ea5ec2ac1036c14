# METADATA
# title: Snippets for NGINX
# description: Annotations of an Ingress whose text goes into the configuration of an NGINX controller as it is.
package merlon.lib.nginx_snippets

import data.merlon.lib.manifest

# Whatever stands before the slash: controllers can be told to listen to another prefix than their own.
snippets := [snippet |
	some key, value in manifest.annotations
	regex.match(`/([a-z0-9-]+-)?snippets?$`, key)
	snippet := {"key": key, "value": sprintf("%v", [value]), "path": ["metadata", "annotations", key]}
]
