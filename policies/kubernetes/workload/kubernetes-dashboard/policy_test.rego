package merlon.kubernetes.workload.kubernetes_dashboard_test

import data.merlon.kubernetes.workload.kubernetes_dashboard

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

test_its_images_are_reported if {
	every image in ["k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1", "kubernetesui/dashboard:v2.7.0", "docker.io/kubernetesui/dashboard-web:1.4.0"] {
		kubernetes_dashboard.violation == {{
			"msg": "the workload is the Kubernetes dashboard",
			"path": ["spec", "containers", 0, "image"],
		}} with input as pod({"containers": [{"name": "a", "image": image}]})
	}
}

test_its_labels_are_reported if {
	count(kubernetes_dashboard.violation) == 1 with input as {"review": {"kind": {"kind": "Deployment"}, "object": {
		"metadata": {"labels": {"k8s-app": "kubernetes-dashboard"}},
		"spec": {"template": {"metadata": {"labels": {"k8s-app": "kubernetes-dashboard"}}}},
	}}}
}

test_others_pass if {
	some image in ["metrics-scraper:v1", "example.com/dashboard", 7, null]
	count(kubernetes_dashboard.violation) == 0 with input as pod({"containers": [{"name": "a", "image": image}]})
}
