import { stringifyJson } from '../runtime/json.ts';
import type { Dispatch, Expression, Local, Operand } from './ir.ts';

/** A constant path below the input, the base documents or a parameter. */
export interface Place {
	/** Equal for equal places. */
	readonly id: string;
	readonly from: Dispatch['from'];
	readonly path: readonly string[];
}

const INPUT: Place = { id: 'input', from: { kind: 'input', frame: 0 }, path: [] };
const BASE: Place = { id: 'data', from: { kind: 'base', path: [], frame: 0 }, path: [] };

/** The places that the locals of a definition were read from. */
export class Places {
	readonly #byLocal = new Map<Local, Place>();

	/** The first `parameters` locals are parameters. */
	constructor(parameters: number) {
		for (let i = 0; i < parameters; i++) {
			this.#byLocal.set(i, { id: `v${i}`, from: { kind: 'local', local: i }, path: [] });
		}
	}

	/** The place that an operand was read from, if it was. */
	of(operand: Operand): Place | null {
		return operand.kind === 'local' ? (this.#byLocal.get(operand.local) ?? null) : null;
	}

	/** Notes what a local is assigned; other frames than the definition's own have other documents. */
	assign(target: Local, value: Expression): void {
		const place = 'frame' in value && value.frame !== 0 ? null : this.#read(value);
		if (place !== null) this.#byLocal.set(target, place);
	}

	#read(value: Expression): Place | null {
		switch (value.kind) {
			case 'local':
				return this.of(value);
			case 'input':
				return INPUT;
			case 'base':
				return below(BASE, value.path);
			case 'get':
				return below(this.#root(value.from), stringKeys(value.path));
			default:
				return null;
		}
	}

	#root(from: Extract<Expression, { kind: 'get' }>['from']): Place | null {
		if (from.kind === 'input') return INPUT;
		return from.kind === 'base' ? below(BASE, from.path) : this.of(from);
	}
}

function stringKeys(path: readonly Operand[]): readonly string[] | null {
	const keys: string[] = [];
	for (const key of path) {
		if (key.kind !== 'constant' || typeof key.value !== 'string') return null;
		keys.push(key.value);
	}
	return keys;
}

function below(place: Place | null, keys: readonly string[] | null): Place | null {
	if (place === null || keys === null) return null;
	const steps = keys.map((key) => `/${stringifyJson(key)}`);
	return { id: `${place.id}${steps.join('')}`, from: place.from, path: [...place.path, ...keys] };
}
