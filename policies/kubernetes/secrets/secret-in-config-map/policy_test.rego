package merlon.kubernetes.secrets.secret_in_config_map_test

import data.merlon.kubernetes.secrets.secret_in_config_map

found(data_) := result if {
	result := secret_in_config_map.violation with input as {"review": {"kind": {"kind": "ConfigMap"}, "object": {"data": data_}}}
}

test_secrets_are_reported if {
	found({"db_password": "hunter2", "log": "debug"}) == {{"msg": "the ConfigMap holds a secret in \"db_password\"", "path": ["data", "db_password"]}}
	count(found({"app.conf": "url = mysql://app:hunter2@db/app"})) == 1
}

test_others_pass if {
	every data_ in [{"password_file": "/x"}, {"password": ""}, {"token": 7}, ["password"], null, "password"] {
		count(found(data_)) == 0
	}
}
