# METADATA
# title: Image references
# description: The parts of a container image's reference, as container runtimes read it.
package merlon.lib.image

# `registry`, `repository`, `name` (both, in full), `tag` and `digest`; the last two empty where there is none. Undefined
# for what is not a text.
parse(reference) := parsed if {
	is_string(reference)
	trimmed := trim_space(reference)
	at := indexof(trimmed, "@")
	untagged := before(trimmed, at)
	segments := split(untagged, "/")
	final := segments[count(segments) - 1]
	colon := indexof(final, ":")
	path := array.concat(array.slice(segments, 0, count(segments) - 1), [before(final, colon)])
	registry := registry_of(segments)
	repository := repository_of(registry, path)
	parsed := {
		"registry": registry,
		"repository": repository,
		"name": sprintf("%s/%s", [registry, repository]),
		"tag": after(final, colon),
		"digest": after(trimmed, at),
	}
}

before(text, at) := text if at < 0

before(text, at) := substring(text, 0, at) if at >= 0

after(_, at) := "" if at < 0

after(text, at) := substring(text, at + 1, -1) if at >= 0

# The first segment names a registry if it looks like a host; else the image comes from Docker Hub.
registry_of(segments) := "docker.io" if {
	names_host(segments)
	segments[0] in {"index.docker.io", "registry-1.docker.io"}
} else := segments[0] if {
	names_host(segments)
} else := "docker.io"

names_host(segments) if {
	count(segments) > 1
	regex.match(`[.:]|^localhost$`, segments[0])
}

repository_of(registry, path) := sprintf("library/%s", [path[0]]) if {
	registry == "docker.io"
	count(path) == 1
} else := concat("/", array.slice(path, 1, count(path))) if {
	names_host(path)
} else := concat("/", path)
