/** A piece of generated JavaScript. Only `js` makes one, so no text of a policy gets into code but as a literal. */
export class Code {
	readonly text: string;

	/** @internal Use `js` or `identifier`. */
	constructor(text: string) {
		this.text = text;
	}

	toString(): string {
		return this.text;
	}
}

/** What a template of code may hold: code as it is, a string as a literal, an integer, or a list joined by commas. */
export type CodePart = Code | string | number | readonly CodePart[];

/** Template tag for generated code: `js\`f(${name}, ${'text'})\``. */
export function js(strings: TemplateStringsArray, ...parts: readonly CodePart[]): Code {
	let text = strings[0] as string;
	for (let i = 0; i < parts.length; i++) text += `${partText(parts[i] as CodePart)}${strings[i + 1] as string}`;
	return new Code(text);
}

function partText(part: CodePart): string {
	if (part instanceof Code) return part.text;
	if (typeof part === 'string') return stringLiteral(part);
	if (typeof part === 'number') return numberLiteral(part);
	return part.map(partText).join(', ');
}

/** A generated name: a fixed prefix and a counter. */
export function identifier(prefix: IdentifierPrefix, number: number): Code {
	return new Code(`${prefix}${numberLiteral(number)}`);
}

export type IdentifierPrefix =
	| 'v'
	| 'f'
	| 'L'
	| 'B'
	| 'k'
	| 'b'
	| 'd'
	| 'd_'
	| 'e'
	| 'u'
	| 'u_'
	| 'q'
	| 't'
	| 's'
	| 'n'
	| 'i'
	| 'r'
	| 'x';

/** A string as a JavaScript literal that is safe in any context, `</script>` and line separators included. */
export function stringLiteral(text: string): string {
	return JSON.stringify(text).replace(/[<>\u2028\u2029\u007f-\u009f]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function numberLiteral(n: number): string {
	if (!Number.isFinite(n)) throw new RangeError('generated numbers are finite');
	if (Object.is(n, -0)) return '(-0)';
	return n < 0 ? `(${String(n)})` : String(n);
}

/** Collects lines of code with their indentation. */
export class CodeWriter {
	readonly #lines: string[] = [];
	#indent = 0;

	line(code: Code): void {
		this.#lines.push(`${'\t'.repeat(Math.min(this.#indent, 40))}${code.text}`);
	}

	/** Writes `head {`, what `body` writes, and `}`. */
	braces(head: Code, body: () => void): void {
		this.line(js`${head} {`);
		this.#indent++;
		body();
		this.#indent--;
		this.line(js`}`);
	}

	toString(): string {
		return `${this.#lines.join('\n')}\n`;
	}
}
