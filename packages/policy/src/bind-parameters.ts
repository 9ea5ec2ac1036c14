import { type Module, refSpans } from '@merlon/rego';

/**
 * Rewrites `input.parameters` of a policy to a document of its own, so that policies with different parameters can be
 * evaluated on one input, sharing what they have in common. Gives the new source.
 */
export function bindParameters(module: Module, text: string, id: string): string {
	const spans = refSpans(module, ['input', 'parameters']).toSorted((a, b) => b.start - a.start);
	const imported = new Set(
		module.imports
			.filter(({ path, alias }) => alias === null && path.kind === 'ref' && path.path.length === 1)
			.map(({ path }) => path.span.start),
	);
	let result = text;
	for (const { start, end } of spans) {
		// The last name of the path would be what the import is called.
		const alias = imported.has(start) ? ' as parameters' : '';
		const after = result.slice(afterBracket(text, end));
		result = `${result.slice(0, start)}data.merlon.parameters[${JSON.stringify(id)}]${alias}${after}`;
	}
	return result;
}

/** The end of a reference whose last name may stand in brackets: `input["parameters"]`. */
function afterBracket(text: string, end: number): number {
	const quote = text[end - 1];
	return quote === '"' || quote === '`' ? text.indexOf(']', end) + 1 : end;
}
