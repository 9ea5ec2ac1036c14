import { disjoint, type Span } from './masked-line.ts';
import { isHarmlessValue, isSecretName, mayHaveSecret, secretLookingSpans } from './secret-looks.ts';

/** A key of a line and its value. */
interface Pair {
	readonly name: string;
	/** Where the key starts. */
	readonly column: number;
	readonly value: string;
	/** The value, without its quotes. */
	readonly span: Span;
	readonly isFlow: boolean;
}

/** Of longer lines the rest is masked as a whole. */
const LONGEST_LINE = 20_000;

const PAIR = /(?<=^|[\s,{[-])(["']?)([A-Za-z_.][\w./-]{0,200})\1[ \t]*:(?=[\s"'{[]|$)[ \t]*(?:[&!]\S{0,100}[ \t]+)?/g;
const KIND_SECRET =
	/^\s*(?:- )*(?:\{.*)?["']?kind["']?\s*:\s*["']?Secret["']?\s*(?:[,}#].*)?$|[{,]\s*"?kind"?\s*:\s*"?Secret"?\s*[,}]/;
const BLOCK_SCALAR = /^[|>][-+0-9]*\s*(?:#.*)?$/;

/**
 * What must not be shown of the lines of one document, by index: values under keys that are named like secrets, values of
 * environment variables that are, the data of Secrets, private keys, and what looks like a token.
 *
 * It goes by lines, so that it works on documents that are broken, and rather masks too much.
 */
export function secretSpans(lines: readonly string[]): ReadonlyMap<number, readonly Span[]> {
	const isSecret = lines.some(
		(line) => line.includes('Secret') && line.length < LONGEST_LINE && KIND_SECRET.test(line),
	);
	const reader = new SecretReader(lines, isSecret);
	const result = new Map<number, readonly Span[]>();
	for (let i = 0; i < lines.length; i++) {
		const spans = reader.read(i);
		if (spans.length > 0) result.set(i, disjoint(spans));
	}
	return result;
}

/** The values of the keys within a part of a line: what a policy about secrets found there. */
export function valueSpans(line: string, part: Span): readonly Span[] {
	const pairs = pairsOf(line).filter(({ column, value, span }) => {
		const isInside = column < part.end && span.end > part.start;
		return isInside && isScalar(value) && !BLOCK_SCALAR.test(value) && !isHarmlessValue(unquoted(value));
	});
	return disjoint(pairs.map(({ span }) => span));
}

/** All of a line but its indentation: what goes on with a secret that began before. */
export function contentSpan(line: string): Span {
	return { start: indentOf(line), end: line.trimEnd().length };
}

const NONE: readonly Span[] = [];

class SecretReader {
	readonly #lines: readonly string[];
	readonly #isSecret: boolean;
	/** Lines that are indented more than this belong to a secret that began before; -1 for none. */
	#hidden = -1;
	/** The indentation of `data` in a Secret; -1 outside of it. */
	#data = -1;
	#inPrivateKey = false;

	constructor(lines: readonly string[], isSecret: boolean) {
		this.#lines = lines;
		this.#isSecret = isSecret;
	}

	read(index: number): readonly Span[] {
		const whole = this.#lines[index] ?? '';
		if (whole.length <= LONGEST_LINE && !this.#isInSecret() && !mayHaveSecret(whole)) return NONE;
		const line = whole.slice(0, LONGEST_LINE);
		const rest = whole.length > LONGEST_LINE ? [{ start: LONGEST_LINE, end: whole.length }] : [];
		if (line.trim() === '') return rest;
		return [...(this.#continued(line) ?? this.#own(line, index)), ...rest];
	}

	#isInSecret(): boolean {
		return this.#isSecret || this.#inPrivateKey || this.#hidden >= 0;
	}

	/** The whole line, where it goes on with what began before; null where it does not. */
	#continued(line: string): readonly Span[] | null {
		const content = [contentSpan(line)];
		if (this.#inPrivateKey) {
			this.#inPrivateKey = !line.includes('-----END');
			return content;
		}
		if (this.#hidden >= 0 && indentOf(line) > this.#hidden) return content;
		this.#hidden = -1;
		return null;
	}

	#own(line: string, index: number): readonly Span[] {
		const indent = indentOf(line);
		if (indent <= this.#data) this.#data = -1;
		const pairs = pairsOf(line);
		const spans = secretLookingSpans(line);
		for (const pair of pairs) {
			const isHidden = this.#data >= 0 || isSecretName(pair.name) || this.#isSecretVariable(pair, pairs, line, index);
			if (this.#isSecret && /^(?:data|stringData)$/.test(pair.name)) spans.push(...this.#startOfData(pair));
			else if (isHidden) spans.push(...this.#hide(pair));
		}
		if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line) && !line.includes('-----END')) this.#inPrivateKey = true;
		return spans;
	}

	#startOfData({ column, value, span }: Pair): readonly Span[] {
		this.#data = column;
		return value === '' || value === '{' || value.startsWith('*') ? [] : [span];
	}

	#hide({ column, value, span, isFlow }: Pair): readonly Span[] {
		if (BLOCK_SCALAR.test(value)) {
			this.#hidden = column;
			return [];
		}
		if (!isScalar(value) || isHarmlessValue(unquoted(value))) return [];
		if (!isFlow) this.#hidden = column;
		return [span];
	}

	/** `value: x`, where the `name` beside it is one of a secret. */
	#isSecretVariable(pair: Pair, pairs: readonly Pair[], line: string, index: number): boolean {
		if (pair.name !== 'value') return false;
		const beside = pairs.find(({ name, column }) => name === 'name' && isSameMapping(line, column, pair.column));
		const name = beside?.value ?? this.#siblingName(index, pair.column);
		return name !== null && isSecretName(unquoted(name));
	}

	#siblingName(index: number, column: number): string | null {
		return this.#nameAlong(index, column, -1) ?? this.#nameAlong(index, column, 1);
	}

	/** The value of `name` in the lines before or after one, as long as they belong to the same item. */
	#nameAlong(index: number, column: number, step: -1 | 1): string | null {
		if (step < 0 && startsItem(this.#lines[index] ?? '')) return null;
		for (let i = index + step; i >= 0 && i < this.#lines.length; i += step) {
			const line = (this.#lines[i] ?? '').slice(0, LONGEST_LINE);
			if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
			const own = keyColumn(line);
			if (own < column || (step > 0 && own === column && startsItem(line))) return null;
			const pair = own === column ? pairsOf(line).find(({ name }) => name === 'name') : undefined;
			if (pair !== undefined) return pair.value;
			if (own === column && startsItem(line)) return null;
		}
		return null;
	}
}

function pairsOf(line: string): Pair[] {
	const pairs: Pair[] = [];
	for (const match of line.matchAll(PAIR)) {
		const at = match.index + match[0].length;
		const isFlow = /[{[]/.test(line.slice(0, match.index));
		const end = valueEnd(line, at, isFlow);
		const isQuoted = /["']/.test(line.charAt(at));
		const close = isQuoted && end - at > 1 && line.charAt(end - 1) === line.charAt(at) ? 1 : 0;
		const span = { start: at + (isQuoted ? 1 : 0), end: end - close };
		pairs.push({ name: match[2] ?? '', column: match.index, value: line.slice(at, end), span, isFlow });
	}
	return pairs;
}

/** Where a value ends: after its quote, or before a comment or what separates it from the next. */
function valueEnd(line: string, at: number, isFlow: boolean): number {
	const quote = line.charAt(at);
	if (quote === '"' || quote === "'") {
		for (let i = at + 1; i < line.length; i++) {
			const c = line.charAt(i);
			if (c === '\\' && quote === '"') i++;
			else if (c === quote && line.charAt(i + 1) === quote && quote === "'") i++;
			else if (c === quote) return i + 1;
		}
		return line.length;
	}
	const rest = line.slice(at);
	const stop = isFlow ? rest.search(/[,}\]]|[ \t]#/) : rest.search(/[ \t]#/);
	return at + (stop < 0 ? rest : rest.slice(0, stop)).trimEnd().length;
}

function isSameMapping(line: string, one: number, other: number): boolean {
	return !/[{}]/.test(line.slice(Math.min(one, other), Math.max(one, other)));
}

/** Not a collection, and not nothing. */
function isScalar(value: string): boolean {
	return value !== '' && !/^[{[]/.test(value);
}

function unquoted(value: string): string {
	return value.replace(/^["']|["']$/g, '');
}

function indentOf(line: string): number {
	return line.length - line.trimStart().length;
}

/** Where the first key of a line stands, after the dashes of sequences. */
function keyColumn(line: string): number {
	return /^[ \t]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0;
}

function startsItem(line: string): boolean {
	return /^[ \t]*-[ \t]/.test(line);
}
