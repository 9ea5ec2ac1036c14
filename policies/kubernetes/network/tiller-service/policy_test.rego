package merlon.kubernetes.network.tiller_service_test

import data.merlon.kubernetes.network.tiller_service

found(object) := result if {
	result := tiller_service.violation with input as {"review": {"kind": {"kind": "Service"}, "object": object}}
}

test_labels_and_selectors_tell if {
	labels := {"app": "helm", "name": "tiller"}
	count(found({"metadata": {"labels": {"name": "tiller"}}})) == 1
	found({"metadata": {"labels": labels}}) == {{
		"msg": "the Service leads to Tiller, the server side of Helm 2",
		"path": ["metadata", "labels"],
	}}
	{violation.path | some violation in found({"spec": {"selector": labels}})} == {["spec", "selector"]}
	count(found({"metadata": {"labels": labels}, "spec": {"selector": labels}})) == 1
}

test_others_pass if {
	every object in [{}, {"metadata": {"labels": {"app": "helm"}}}, {"metadata": null, "spec": "x"}, {"spec": {"selector": ["app"]}}] {
		count(found(object)) == 0
	}
}
