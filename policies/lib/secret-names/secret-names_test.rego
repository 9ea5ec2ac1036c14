package merlon.lib.secret_names_test

import data.merlon.lib.secret_names

test_names_that_tell if {
	every name in [
		"PASSWORD", "db_password", "DB-PASSWORD_2", "apiKey", "api.key", "AWS_SECRET_ACCESS_KEY", "token1", "GITHUB_TOKEN",
		"credentials", "ConnectionString", "SECRET_KEY_BASE", "spring.datasource.password",
	] {
		secret_names.tells(name)
	}
}

test_names_that_say_where_a_secret_is_tell_nothing if {
	every name in ["PASSWORD_FILE", "TOKEN_URL", "SECRET_NAME", "passwords_of", "KEY", "", "tokens", "api_key_id"] {
		not secret_names.tells(name)
	}
}

test_values_that_look_like_secrets if {
	every value in [
		"-----BEGIN RSA PRIVATE KEY-----",
		concat("", ["AKIA", "ABCDEFGHIJKLMNOP"]),
		concat("", ["ghp", "_abcdefghijklmnopqrstuvwxyz0123456789"]),
		"postgres://user:word@host/db",
	] {
		secret_names.is_secret("NAME", value)
	}
	every value in ["postgres://host/db", "https://example.com", "through", ""] {
		not secret_names.is_secret("NAME", value)
	}
}

test_values_that_hold_no_secret if {
	every value in ["", "  ", "$(TOKEN)", "${TOKEN}", "/run/secrets/token", "true", "vault:secret/a", "{{ .Values.token }}"] {
		not secret_names.is_secret("TOKEN", value)
	}
	secret_names.is_secret("TOKEN", "abc")
	not secret_names.is_secret("TOKEN", 5)
}
