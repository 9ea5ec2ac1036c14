# METADATA
# title: Secrets by their looks
# description: Names and values that give a secret away.
package merlon.lib.secret_names

# The word that tells comes last: PASSWORD_FILE, TOKEN_URL and SECRET_NAME say where a secret is and do not hold it.
words := {
	"password",
	"passwd",
	"passphrase",
	"pwd",
	"secret",
	"token",
	"apikey",
	"accesskey",
	"privatekey",
	"secretkey",
	"signingkey",
	"encryptionkey",
	"secretkeybase",
	"credential",
	"credentials",
	"connectionstring",
}

# A number may follow: DB_PASSWORD_2.
tells(name) if {
	plain := trim_right(strings.replace_n({"_": "", "-": "", ".": ""}, lower(name)), "0123456789")
	some word in words
	endswith(plain, word)
}

# References that something resolves later, switches, and paths.
harmless_pattern := concat("|", [
	`^\s*$`,
	`^\$[({]`,
	`^/`,
	`^(?i:true|false|yes|no|on|off|none|null|enabled|disabled)$`,
	`^(vault:|ref\+|op://|secretref|arn:aws|projects/[^/]+/secrets/|file:|<)`,
	`^\{\{`,
])

value_pattern := concat("|", [
	`-----BEGIN [A-Z ]*PRIVATE KEY-----`,
	`\b(AKIA|ASIA)[0-9A-Z]{16}\b`,
	`\bgh[pousr]_[0-9A-Za-z]{36}`,
	`\bglpat-[0-9A-Za-z_-]{20}`,
	`\bxox[abprs]-[0-9A-Za-z-]{10}`,
	`://[^/\s:@$({]+:[^/\s@$({]+@`,
])

# Whether a name and its value look like a secret in the clear.
is_secret(_, value) if {
	is_string(value)
	regex.match(value_pattern, value)
}

is_secret(name, value) if {
	is_string(name)
	is_string(value)
	tells(name)
	not regex.match(harmless_pattern, value)
}
