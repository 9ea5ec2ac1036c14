# METADATA
# title: Fixes
# description: Operations of JSON Patch that put a value where it belongs.
package merlon.lib.fix

# Sets the value at a path of the object under review, with as many objects around it as are missing.
set(path, value) := put(path, value) if {
	has_place(path)
} else := put(parent(path), {last(path): value}) if {
	has_place(parent(path))
} else := put(parent(parent(path)), {last(parent(path)): {last(path): value}}) if {
	has_place(parent(parent(path)))
} else := {"op": "add", "path": path, "value": value}

put(path, value) := {"op": "replace", "path": path, "value": value} if {
	parent_value := object.get(input.review.object, parent(path), null)
	last(path) in object.keys(parent_value)
} else := {"op": "add", "path": path, "value": value}

# Whether a member can be added at a path: what stands above it is an object.
has_place(path) if is_object(object.get(input.review.object, parent(path), null))

parent(path) := array.slice(path, 0, count(path) - 1)

last(path) := path[count(path) - 1]
