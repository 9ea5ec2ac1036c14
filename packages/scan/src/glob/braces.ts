const MOST_ALTERNATIVES = 256;

/** `a.{yaml,yml}` as `a.yaml` and `a.yml`; the text itself where it has no braces, or too many. */
export function expandBraces(text: string): string[] {
	let done = [text];
	for (;;) {
		const next = done.flatMap(expandOne);
		if (next.length === done.length || next.length > MOST_ALTERNATIVES) return done;
		done = next;
	}
}

/** Expands the first pair of braces that holds a comma and no other braces. */
function expandOne(text: string): string[] {
	const found = /\{([^{}]*,[^{}]*)\}/.exec(text);
	if (found === null) return [text];
	const before = text.slice(0, found.index);
	const after = text.slice(found.index + found[0].length);
	return (found[1] ?? '').split(',').map((alternative) => before + alternative + after);
}
