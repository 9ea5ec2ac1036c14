package merlon.kubernetes.secrets.secret_in_environment_test

import data.merlon.kubernetes.secrets.secret_in_environment

pod(spec) := {"review": {"kind": {"kind": "Pod"}, "object": {"kind": "Pod", "spec": spec}}}

found(name, value) := result if {
	result := secret_in_environment.violation with input as pod({"containers": [{"name": "a", "env": [{"name": name, "value": value}]}]})
}

test_secrets_are_reported_without_their_value if {
	found("DB_PASSWORD", "hunter2") == {{
		"msg": "container \"a\" has a secret in its environment variable DB_PASSWORD",
		"path": ["spec", "containers", 0, "env", 0, "value"],
	}}
}

test_names_that_tell_are_known if {
	every name in ["PASSWORD", "dbPassword", "API_KEY", "apiKey", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "SECRET_KEY_BASE", "token2", "DB_CREDENTIALS"] {
		count(found(name, "abc")) == 1
	}
}

test_values_that_tell_are_known if {
	every value in ["postgres://app:hunter2@db/app", "AKIAIOSFODNN7EXAMPLE", "-----BEGIN RSA PRIVATE KEY-----"] {
		count(found("SETTING", value)) == 1
	}
}

test_harmless_ones_pass if {
	every pair in [
		["PASSWORD_FILE", "/run/secrets/password"],
		["DB_PASSWORD", "/run/secrets/password"],
		["SECRET_NAME", "db"],
		["TOKEN_URL", "https://example.com/token"],
		["DB_PASSWORD", "$(OTHER)"],
		["DB_PASSWORD", ""],
		["USE_TOKEN", "true"],
		["DB_PASSWORD", "vault:secret/data/db#password"],
		["DB_URL", "postgres://db/app"],
		["DB_URL", "postgres://$(USER):$(PASSWORD)@db/app"],
		[7, "x"],
		["PASSWORD", 7],
		["PASSWORD", null],
	] {
		count(found(pair[0], pair[1])) == 0
	}
}

test_wrong_types_do_no_harm if {
	every env in [null, "x", ["PASSWORD"], {"a": {"name": "PASSWORD"}}] {
		count(secret_in_environment.violation) == 0 with input as pod({"containers": [{"name": "a", "env": env}]})
	}
}
