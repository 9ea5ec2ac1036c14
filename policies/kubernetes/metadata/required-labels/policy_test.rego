package merlon.kubernetes.metadata.required_labels_test

import data.merlon.kubernetes.metadata.required_labels

found(labels, required) := result if {
	result := required_labels.violation with input as {
		"review": {"kind": {"kind": "Deployment"}, "object": {"metadata": {"labels": labels}}},
		"parameters": {"labels": required},
	}
}

test_missing_labels_are_reported if {
	every labels in [{}, null, {"owner": ""}, "x"] {
		found(labels, [{"key": "owner"}]) == {{"msg": "label \"owner\" is missing", "path": ["metadata", "labels", "owner"]}}
	}
}

test_other_values_are_reported if {
	found({"owner": "nobody"}, [{"key": "owner", "pattern": "^team-"}]) == {{
		"msg": "label \"owner\" has the value nobody, which does not fit ^team-",
		"path": ["metadata", "labels", "owner"],
	}}
	count(found({"owner": 7}, [{"key": "owner"}])) == 1
}

test_fitting_labels_pass if {
	count(found({"owner": "team-a"}, [{"key": "owner", "pattern": "^team-"}])) == 0
	count(found({}, [])) == 0
}

test_wrong_parameters_do_no_harm if {
	count(found({"owner": "a"}, "x")) == 0
	count(found({"owner": "a"}, [null, {"key": 7}])) == 0
	count(found({"owner": "a"}, [{"key": "owner", "pattern": "("}])) == 1
}
