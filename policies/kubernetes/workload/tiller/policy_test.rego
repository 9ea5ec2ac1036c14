package merlon.kubernetes.workload.tiller_test

import data.merlon.kubernetes.workload.tiller

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_its_image_is_reported if {
	tiller.violation == {{
		"msg": "the workload is Tiller, the server side of Helm 2",
		"path": ["spec", "containers", 0, "image"],
	}} with input as pod({"containers": [{"name": "a", "image": "gcr.io/kubernetes-helm/tiller:v2.16.9"}]})
}

test_its_labels_are_reported_once if {
	count(tiller.violation) == 1 with input as {"review": {"kind": {"kind": "Deployment"}, "object": {
		"metadata": {"labels": {"app": "helm", "name": "tiller"}},
		"spec": {"template": {"metadata": {"labels": {"app": "helm", "name": "tiller"}}}},
	}}}
}

test_others_pass if {
	some spec in [{"containers": [{"name": "tiller", "image": "nginx"}]}, {"containers": [{"image": 7}]}, null]
	count(tiller.violation) == 0 with input as pod(spec)
}
