import { type CompileOptions, compile, type QueryOptions, RegoError, RegoEvalError, stringifyJson } from '@merlon/rego';

export interface Attempt {
	readonly modules?: Readonly<Record<string, string>>;
	/** The rest of a module of package `a`. */
	readonly module?: string;
	/** A query; `data.a` unless given. */
	readonly query?: string;
	/** Asked as a prepared query, which takes its input as it is. */
	readonly prepared?: boolean;
	readonly input?: unknown;
	readonly limits?: QueryOptions['limits'];
	readonly options?: Partial<CompileOptions>;
}

const SHOWN = 200;
const MAX_MS = 4000;

/** How an attempt ends: with `ok` and the value, or with an error's code, message and place. */
export function outcomeOf(attempt: Attempt): string {
	const before = process.cpuUsage();
	const outcome = ending(attempt);
	const { user, system } = process.cpuUsage(before);
	const spent = (user + system) / 1000;
	if (spent > MAX_MS) return `took ${Math.round(spent)} ms: ${outcome}`;
	if (Object.keys(Object.prototype).length > 0 || 'polluted' in {}) return `polluted: ${outcome}`;
	return outcome.slice(0, SHOWN);
}

function ending({ modules, module, query = 'data.a', prepared, input, limits = {}, options }: Attempt): string {
	try {
		const sources = modules ?? (module === undefined ? {} : { 'a.rego': `package a\n${module}` });
		const program = compile({ modules: sources, ...options });
		if (prepared === true) return `ok ${shortJson(program.prepare(query, { limits })(input))}`;
		const [first] = program.query(query, { input, limits });
		return first === undefined ? 'undefined' : `ok ${shortJson(first.expressions[0]?.value)}`;
	} catch (error) {
		if (error instanceof RegoError) {
			const [first] = error.errors;
			const place = `${first?.location.row}:${first?.location.col}`;
			return `${error.errors.length} error(s), ${place} ${first?.code}: ${first?.message}`;
		}
		if (error instanceof RegoEvalError) return String(error);
		throw error;
	}
}

function shortJson(value: unknown): string {
	return value === undefined
		? 'undefined'
		: stringifyJson(value as Parameters<typeof stringifyJson>[0]).slice(0, SHOWN);
}

/** Parts in a row. */
export function many(count: number, part: (index: number) => string, separator = '\n'): string {
	return Array.from({ length: count }, (_, i) => part(i)).join(separator);
}

export function nested(depth: number, open: string, inside: string, close: string): string {
	return open.repeat(depth) + inside + close.repeat(depth);
}

/** Arrays in arrays. */
export function deepArray(depth: number): unknown {
	let value: unknown = 1;
	for (let i = 0; i < depth; i++) value = [value];
	return value;
}
