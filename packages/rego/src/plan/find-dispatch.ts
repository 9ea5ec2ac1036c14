import { RegoSet } from '../runtime/collection.ts';
import type { Value } from '../runtime/value.ts';
import { hasPrints } from './effects.ts';
import type { Block, Definition, Dispatch, DispatchKey, Expression, Local, Operand } from './ir.ts';
import { isScan } from './operands.ts';
import { type Place, Places } from './places.ts';

/** With fewer definitions than this, trying them in turn is as fast. */
const MIN_DEFINITIONS = 6;

/** What a definition needs to stand at a place. */
interface Condition {
	readonly place: Place;
	readonly keys: readonly DispatchKey[];
}

/**
 * The place that most of the definitions compare with constants: then one look at it tells which of them can have a
 * solution. Null where that would not help.
 */
export function findDispatch(definitions: readonly Definition[], parameters: number): Dispatch | null {
	if (definitions.length < MIN_DEFINITIONS) return null;
	const wanted = definitions.map((definition) => definitionKeys(definition, parameters));
	const counts = new Map<string, number>();
	const places = new Map<string, Place>();
	for (const { place } of wanted.flatMap((keys) => [...keys.values()])) {
		places.set(place.id, place);
		counts.set(place.id, (counts.get(place.id) ?? 0) + 1);
	}
	let best: Place | null = null;
	for (const [id, count] of counts) {
		if (count * 2 >= definitions.length && count > (best === null ? 0 : (counts.get(best.id) ?? 0))) {
			best = places.get(id) ?? null;
		}
	}
	if (best === null) return null;
	const { id, from, path } = best;
	return { from, path, keys: wanted.map((keys) => keys.get(id)?.keys ?? null) };
}

/** What a definition needs at each place, by the place's id; in an `else` chain where all links need something. */
function definitionKeys(definition: Definition, parameters: number): ReadonlyMap<string, Condition> {
	const [first, ...rest] = definition.bodies.map((block) => new Conditions(block, parameters).byPlace);
	const all = new Map(first);
	for (const other of rest) {
		for (const [id, { place, keys }] of all) {
			const more = other.get(id);
			if (more === undefined) all.delete(id);
			else all.set(id, { place, keys: [...keys, ...more.keys] });
		}
	}
	return all;
}

/** The conditions that a block cannot do without: its own, and those inside its loops. */
class Conditions {
	readonly byPlace = new Map<string, Condition>();
	readonly #places: Places;
	/** Results of membership tests, which are conditions once they have to be true. */
	readonly #memberships = new Map<Local, Condition>();

	constructor(block: Block, parameters: number) {
		this.#places = new Places(parameters);
		if (!hasPrints(block)) this.#visit(block);
	}

	#visit(block: Block): void {
		for (const statement of block) {
			if (statement.kind === 'let') this.#let(statement.target, statement.value);
			else if (statement.kind === 'equal') {
				this.#equality(statement.left, statement.right);
				this.#equality(statement.right, statement.left);
			} else if (statement.kind === 'truthy' && statement.value.kind === 'local') {
				this.#note(this.#memberships.get(statement.value.local));
			} else if (isScan(statement)) this.#visit(statement.body);
		}
	}

	#let(target: Local, value: Expression): void {
		this.#places.assign(target, value);
		if (value.kind !== 'call' || value.builtin !== 'internal.member_2') return;
		const [item, collection] = value.args;
		if (item === undefined || collection?.kind !== 'constant') return;
		const place = this.#places.of(item);
		const keys = membersOf(collection.value);
		if (place !== null && keys?.every(isKey)) this.#memberships.set(target, { place, keys });
	}

	#equality(read: Operand, other: Operand): void {
		const place = this.#places.of(read);
		if (place !== null && other.kind === 'constant' && isKey(other.value)) this.#note({ place, keys: [other.value] });
	}

	#note(condition: Condition | undefined): void {
		if (condition !== undefined && !this.byPlace.has(condition.place.id)) {
			this.byPlace.set(condition.place.id, condition);
		}
	}
}

function membersOf(value: Value): readonly Value[] | null {
	if (value instanceof RegoSet) return [...value];
	return Array.isArray(value) ? value : null;
}

/** Numbers are left out: equal ones may be written differently. */
function isKey(value: Value): value is DispatchKey {
	return value === null || typeof value === 'string' || typeof value === 'boolean';
}
