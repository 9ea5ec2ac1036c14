import type { Random } from './random.ts';
import type { Value } from './yaml-text.ts';

/** How many properties the schema of a custom resource has: about 90 kB, as those of operators. */
const PROPERTIES = 146;

/** The definition of a custom resource with a long schema: most of the bytes of many repositories. */
export function customResourceDefinition(app: string, random: Random): Value {
	const kind = `Widget${random.below(1000)}`;
	const singular = kind.toLowerCase();
	const left = { properties: PROPERTIES };
	return {
		apiVersion: 'apiextensions.k8s.io/v1',
		kind: 'CustomResourceDefinition',
		metadata: {
			name: `${singular}s.${app}.example.com`,
			annotations: { 'controller-gen.kubebuilder.io/version': 'v0.17.2' },
		},
		spec: {
			group: `${app}.example.com`,
			names: { kind, listKind: `${kind}List`, plural: `${singular}s`, singular },
			scope: 'Namespaced',
			versions: [
				{
					name: 'v1',
					served: true,
					storage: true,
					subresources: { status: {} },
					schema: { openAPIV3Schema: objectSchema(random, 0, left) },
				},
			],
		},
	};
}

/** `left` is what may still be spent, so that all of them have about one size. */
function objectSchema(random: Random, depth: number, left: { properties: number }): Value {
	const properties: Record<string, Value> = {};
	for (let i = depth === 0 ? 60 : random.between(2, 9); i > 0 && left.properties > 0; i--) {
		left.properties--;
		const [first, second] = [random.words(1), random.words(1)];
		properties[`${first}${second.charAt(0).toUpperCase()}${second.slice(1)}${i}`] = property(random, depth + 1, left);
	}
	return {
		description: random.words(random.between(8, 60)),
		type: 'object',
		properties,
		required: Object.keys(properties).filter(() => random.oneIn(4)),
	};
}

function property(random: Random, depth: number, left: { properties: number }): Value {
	const description = random.words(random.between(4, 50));
	if (depth < 9 && random.oneIn(3)) return objectSchema(random, depth, left);
	if (depth < 9 && random.oneIn(6)) return { description, type: 'array', items: objectSchema(random, depth, left) };
	switch (random.below(4)) {
		case 0:
			return { description, type: 'integer', format: 'int32', minimum: 0, maximum: random.between(1, 65_535) };
		case 1:
			return { description, type: 'string', enum: ['Always', 'IfNotPresent', 'Never'], default: 'Always' };
		case 2:
			return { description, type: 'boolean' };
		default:
			return { description, type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 253 };
	}
}
