import type { Diagnostic, Span } from '@merlon/base';

/** Orders places by file and position. */
export function compareSpans(a: Span, b: Span): number {
	if (a.source !== b.source && a.source.name !== b.source.name) return a.source.name < b.source.name ? -1 : 1;
	return a.start - b.start;
}

/** Orders diagnostics as OPA lists them: by place, then by text. */
export function compareReported(a: Diagnostic, b: Diagnostic): number {
	const place = compareSpans(a.span, b.span);
	if (place !== 0) return place;
	const textA = `${a.code}: ${a.message}`;
	const textB = `${b.code}: ${b.message}`;
	return textA < textB ? -1 : textA > textB ? 1 : 0;
}
