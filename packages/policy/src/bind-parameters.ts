import { type Module, refSpans } from '@merlon/rego';

/**
 * Rewrites `input.parameters` of a policy to a document of its own, so that policies with different parameters can be
 * evaluated on one input, sharing what they have in common. Gives the new source.
 */
export function bindParameters(module: Module, text: string, id: string): string {
	const spans = refSpans(module, ['input', 'parameters']).toSorted((a, b) => b.start - a.start);
	let result = text;
	for (const { start, end } of spans) {
		result = `${result.slice(0, start)}data.merlon.parameters[${JSON.stringify(id)}]${result.slice(end)}`;
	}
	return result;
}
