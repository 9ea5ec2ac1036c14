import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '@merlon/yaml';
import * as fc from 'fast-check';
import { ROOT } from '../../tools/shared-data.ts';

type Mutable = Record<string | number, unknown>;

/** The objects of the policies' own cases: together they have every field that a policy looks at. */
export function seedObjects(): readonly object[] {
	const folder = join(ROOT, 'policies');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
	return files.sort().flatMap((name) =>
		readYaml(readFileSync(join(folder, name), 'utf8')).flatMap(({ value }) => {
			return typeof value === 'object' && value !== null && 'kind' in value ? [value] : [];
		}),
	);
}

const ODD_VALUE: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		0,
		-1,
		1e300,
		0.5,
		true,
		false,
		'',
		'text',
		'*',
		'0',
		'true',
		'64Mi',
		'-',
		'/',
		':@',
		'%s',
	),
	fc.constantFrom<unknown>([], {}, [null], [[]], [{}], { a: null }, [''], ['*', 0], { name: {} }, { matchLabels: [] }),
	fc.jsonValue({ maxDepth: 3 }),
	fc.string({ unit: 'binary', maxLength: 12 }),
);

const KEYS: readonly string[] = [
	'__proto__',
	'constructor',
	'annotations',
	'containers',
	'env',
	'items',
	'kind',
	'matchExpressions',
	'metadata',
	'name',
	'resources',
	'rules',
	'securityContext',
	'spec',
	'template',
	'volumes',
];

interface Mutation {
	/** Which of the object's nodes, modulo how many there are. */
	readonly at: number;
	readonly how: 'replace' | 'drop' | 'nest' | 'repeat' | 'swap' | 'add';
	readonly key: string;
	readonly value: unknown;
}

const MUTATION: fc.Arbitrary<Mutation> = fc.record({
	at: fc.nat(),
	how: fc.constantFrom<Mutation['how']>('replace', 'replace', 'drop', 'nest', 'repeat', 'swap', 'add'),
	key: fc.constantFrom(...KEYS),
	value: ODD_VALUE,
});

/** Valid objects after some mutations each. */
export function mutatedObjects(seeds: readonly object[]): fc.Arbitrary<readonly object[]> {
	const one = fc.tuple(fc.constantFrom(...seeds), fc.array(MUTATION, { maxLength: 6 }));
	return fc.array(
		one.map(([seed, mutations]) => mutated(seed, mutations)),
		{ minLength: 1, maxLength: 30 },
	);
}

function mutated(seed: object, mutations: readonly Mutation[]): object {
	const root = structuredClone(seed) as Mutable;
	for (const mutation of mutations) mutate(root, mutation);
	return root;
}

function mutate(root: Mutable, { at, how, key, value }: Mutation): void {
	const places = placesIn(root);
	const place = places[at % places.length];
	const other = places[(at * 7) % places.length];
	if (place === undefined || other === undefined) return;
	const { inside, name } = place;
	switch (how) {
		case 'replace':
			define(inside, name, value);
			break;
		case 'drop':
			if (Array.isArray(inside)) inside.splice(Number(name), 1);
			else delete inside[name];
			break;
		case 'nest':
			define(inside, name, [inside[name]]);
			break;
		case 'repeat':
			if (Array.isArray(inside)) inside.push(structuredClone(inside[Number(name)]));
			break;
		case 'swap':
			define(inside, name, structuredClone(other.inside[other.name]));
			break;
		case 'add':
			define(inside, Array.isArray(inside) ? inside.length : key, value);
	}
}

/** Every entry and item, besides what makes the object one of Kubernetes. */
function placesIn(root: Mutable): readonly { readonly inside: Mutable; readonly name: string | number }[] {
	const places: { inside: Mutable; name: string | number }[] = [];
	const visit = (inside: Mutable): void => {
		for (const name of Object.keys(inside)) {
			if (inside === root && (name === 'apiVersion' || name === 'kind')) continue;
			places.push({ inside, name });
			const value = inside[name];
			if (typeof value === 'object' && value !== null) visit(value as Mutable);
		}
	};
	visit(root);
	return places;
}

/** Sets a property, also one called `__proto__`. */
function define(inside: Mutable, name: string | number, value: unknown): void {
	const own = structuredClone(value);
	Object.defineProperty(inside, name, { value: own, writable: true, enumerable: true, configurable: true });
}
