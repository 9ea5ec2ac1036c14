# METADATA
# title: Secret is committed with its values
# description: |
#   The data of a Secret is encoded, not encrypted: in a repository it is as good as plain text. Whoever can read the
#   repository, a fork or an old commit of it has the credentials, and uses them from anywhere until they are changed.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/secret/
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-secret-in-manifest
#   severity: high
#   category: secrets
#   targets: [kubernetes/Secret]
#   remediation: >-
#     Commit a reference or an encrypted form instead (ExternalSecret, SealedSecret, SOPS), and change the value: what was
#     committed is known.
#   example: |
#     apiVersion: external-secrets.io/v1
#     kind: ExternalSecret
#     metadata:
#       name: db
#     spec:
#       secretStoreRef:
#         kind: ClusterSecretStore
#         name: vault
#       data:
#         - secretKey: password
#           remoteRef:
#             key: shop/db
#             property: password
package merlon.kubernetes.secrets.secret_in_manifest

violation contains {"msg": msg, "path": path} if {
	not input.review.object.sops
	path := min(literals)
	msg := sprintf("the Secret holds %q%s unencrypted", [path[1], others(count(literals) - 1)])
}

others(0) := ""

others(1) := " and another value"

others(n) := sprintf(" and %d other values", [n]) if n > 1

literals contains ["stringData", key] if {
	some key, value in input.review.object.stringData
	is_literal(key, value)
}

literals contains ["data", key] if {
	some key, value in input.review.object.data
	is_string(value)
	base64.is_valid(value)
	is_literal(key, base64.decode(value))
}

is_literal(key, value) if {
	is_string(key)
	is_string(value)
	not regex.match(public_key, key)
	not regex.match(placeholder, value)
	not is_certificate(value)
}

# What is no secret by itself: who logs in where, certificates, host keys.
public_key := concat("", [
	`(?i)(^|[_.-])(user|user[_.-]?name|login|host|host[_.-]?name|port|database|db[_.-]?name|email|region|namespace|`,
	`endpoint|server|address|bucket|type|realm|issuer|audience|known[_.-]?hosts|ssh-publickey|name|sslmode)$`,
	`|\.(crt|cer|pub)$|^ca$`,
])

# What something else fills in, or encrypted.
placeholder := concat("|", [
	`^\s*$`,
	`^\s*(\$[({]|\{\{|<)`,
	`^\s*["']?(?i:change[_ -]?(me|it|this)?|replace|todo|fixme|your[_ -]|insert|placeholder|dummy|example|redacted|none|null|true|false)`,
	`^[*x.…-]+$`,
	`^(vault:|ref\+|op://|secretref|arn:aws|projects/[^/]+/secrets/)`,
	`ENC\[AES256_GCM,|^age-encryption\.org/|^-----BEGIN PGP MESSAGE-----`,
])

is_certificate(value) if {
	contains(value, "-----BEGIN CERTIFICATE-----")
	not contains(value, "PRIVATE KEY-----")
}
