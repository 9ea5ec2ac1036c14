# METADATA
# title: Secrets by their looks
# description: Names and values that give a secret away.
package merlon.lib.secret_names

# The word that tells comes last: PASSWORD_FILE, TOKEN_URL and SECRET_NAME say where a secret is and do not hold it.
words := concat("|", [
	"password",
	"passwd",
	"passphrase",
	"pwd",
	"secret",
	"token",
	"api[_.-]?key",
	"access[_.-]?key",
	"private[_.-]?key",
	"secret[_.-]?key",
	"signing[_.-]?key",
	"encryption[_.-]?key",
	"secret[_.-]?key[_.-]?base",
	"credentials?",
	"connection[_.-]?string",
])

name_pattern := sprintf("(?i)(%s)([_.-]?[0-9]+)?$", [words])

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
	regex.match(name_pattern, name)
	not regex.match(harmless_pattern, value)
}
