import type { Diagnostic } from '@merlon/base';

/** Diagnostics in the text that OPA prints for them. */
export function diagnosticsText(diagnostics: readonly Diagnostic[]): string {
	const [only] = diagnostics;
	if (only === undefined) return 'no error(s)';
	if (diagnostics.length === 1) return `1 error occurred: ${diagnosticText(only)}`;
	return `${diagnostics.length} errors occurred:\n${diagnostics.map(diagnosticText).join('\n')}`;
}

/** `file:row: code: message`, and below it for syntax errors the line with a marker, for type errors the types. */
export function diagnosticText(d: Diagnostic): string {
	const { file, row, col } = errorPlace(d);
	const place = file === '' ? `${row}:${col}` : `${file}:${row}`;
	const details = parseDetails(d);
	let text = `${isPlaced(d) ? `${place}: ` : ''}${d.code}: ${d.message}`;
	for (const fact of d.details ?? []) text += `\n\t${fact}`;
	if (details === null) return text;
	const line = details.line.replace(/^\t+/, '');
	const tabs = details.line.length - line.length;
	text += `\n\t${line}\n\t${' '.repeat(Math.max(details.idx - tabs, 0))}^`;
	return text;
}

/** A diagnostic in the JSON form that OPA prints, its keys in OPA's order. */
export function diagnosticJson(d: Diagnostic): object {
	const details = parseDetails(d) ?? d.details?.join('\n') ?? null;
	return {
		message: d.message,
		code: d.code,
		...(isPlaced(d) ? { location: errorPlace(d) } : {}),
		...(details === null ? {} : { details }),
	};
}

/** That the compiler stopped is said of no place. */
function isPlaced({ code, message }: Diagnostic): boolean {
	return code !== 'rego_compile_error' || message !== 'error limit reached';
}

/** A JSON document as OPA's commands print it. */
export function prettyJson(value: unknown): string {
	const text = JSON.stringify(value, null, 2);
	return `${text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function errorPlace({ span }: Diagnostic): { readonly file: string; readonly row: number; readonly col: number } {
	const { source, start } = span;
	if (source.text.charCodeAt(start) === NEWLINE)
		return { file: source.name, row: source.position(start).line + 1, col: 0 };
	const { line } = source.position(start);
	const lineStart = source.lineStarts[line - 1] ?? 0;
	const characters = [...source.text.slice(lineStart, start)].length;
	return { file: source.name, row: line, col: start < source.text.length ? characters + 1 : characters };
}

const NEWLINE = 10;
/** Syntax errors that are found once the module is read: OPA shows no line for them. */
const WITHOUT_LINE =
	/^(?:empty module|package expected|unexpected package|.* cannot be used (?:for|as|in) |.*keyword is required|.* must have value assignment|invalid rule head|annotation|yaml:|rule name conflicts|rule argument list|assignment requires|ref not ground|illegal capabilities)/;

interface LineDetails {
	readonly line: string;
	readonly idx: number;
}

/** The line of a syntax error, and the byte in it. */
function parseDetails({ code, message, span }: Diagnostic): LineDetails | null {
	if (code !== 'rego_parse_error' || WITHOUT_LINE.test(message)) return null;
	const { text } = span.source;
	if (text === '') return null;
	let at = Math.min(span.start, text.length - 1);
	while (at > 0 && /\s/.test(text.charAt(at))) at--;
	let begin = at;
	while (begin > 0 && !isLineBreak(text, begin)) begin--;
	if (isLineBreak(text, begin)) begin++;
	let end = at;
	while (end < text.length && !isLineBreak(text, end)) end++;
	begin = Math.min(begin, end);
	return { line: text.slice(begin, end), idx: Buffer.byteLength(text.slice(begin, at)) };
}

function isLineBreak(text: string, at: number): boolean {
	return text[at] === '\n' || text[at] === '\r';
}
