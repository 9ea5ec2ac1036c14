package merlon.kubernetes.secrets.secret_in_manifest_test

import data.merlon.kubernetes.secrets.secret_in_manifest

found(object) := result if {
	result := secret_in_manifest.violation with input as {"review": {"kind": {"kind": "Secret"}, "object": object}}
}

test_values_are_reported_once if {
	found({"data": {"password": "aHVudGVyMg=="}}) == {{"msg": "the Secret holds \"password\" unencrypted", "path": ["data", "password"]}}
	found({"stringData": {"b": "hunter2", "a": "s3cret", "host": "db"}}) == {{"msg": "the Secret holds \"a\" and another value unencrypted", "path": ["stringData", "a"]}}
	found({"data": {"a": "aHVudGVyMg=="}, "stringData": {"a": "x1", "b": "x2"}}) == {{"msg": "the Secret holds \"a\" and 2 other values unencrypted", "path": ["data", "a"]}}
}

test_private_keys_are_reported_beside_certificates if {
	count(found({"stringData": {"tls.pem": "-----BEGIN CERTIFICATE-----\nx\n-----BEGIN RSA PRIVATE KEY-----"}})) == 1
}

test_placeholders_pass if {
	every value in ["", " ", "${PASSWORD}", "$(PASSWORD)", "{{ .Values.password }}", "<password>", "CHANGE_ME", "changeme", "your-token", "xxxx", "...", "vault:secret/db#password", "ENC[AES256_GCM,data:x]", "-----BEGIN CERTIFICATE-----\nx"] {
		count(found({"stringData": {"a": value}})) == 0
		count(found({"data": {"a": base64.encode(value)}})) == 0
	}
}

test_what_is_public_passes if {
	every key in ["username", "DB_USER", "host", "ca.crt", "ssh-publickey", "known_hosts", "db-name", "POSTGRES_DB_NAME"] {
		count(found({"stringData": {key: "shop"}})) == 0
	}
}

test_encrypted_secrets_pass if {
	count(found({"data": {"a": "aHVudGVyMg=="}, "sops": {"mac": "x"}})) == 0
}

test_others_pass if {
	every object in [{}, {"data": null}, {"data": "x"}, {"data": ["aHVudGVyMg=="]}, {"data": {"a": 7}}, {"data": {"a": "no base64!"}}, {"stringData": {"a": true}}] {
		count(found(object)) == 0
	}
}
