import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../packages/readers/src/kubernetes/schema/faults.ts';
import { allFields, objectWith, rootShape } from './fields.ts';

interface Recorded {
	readonly server: string;
	/** Values as JSON. */
	readonly values: readonly string[];
	/** A kind, a field and a letter for each value: `x` where the API server cannot decode the object, `.` where it can. */
	readonly fields: readonly (readonly [apiVersion: string, kind: string, path: string, answers: string])[];
}

const { values, fields } = JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as Recorded;

test('the record has every field of the table that objects can be posted with', () => {
	expect(fields.length).toBeGreaterThan(2000);
	const recorded = new Set(fields.map(([apiVersion, kind, path]) => `${apiVersion} ${kind} ${path}`));
	const missing = allFields().filter(({ apiVersion, kind, path }) => {
		return !recorded.has(`${apiVersion} ${kind} ${path.join('/')}`);
	});
	expect([...new Set(missing.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))]).toEqual(PARTS_OF_OTHERS);
});

const REFUSED: ReadonlySet<string> = new Set(['wrong-type', 'malformed-value']);

/** Kinds that are posted to a part of another object only. */
const PARTS_OF_OTHERS = ['authentication.k8s.io/v1 TokenRequest', 'policy/v1 Eviction'];

describe('values are refused where the API server refuses them', () => {
	test.each([...new Set(fields.map(([apiVersion, kind]) => `${apiVersion} ${kind}`))])('%s', (name) => {
		for (const [apiVersion, kind, path, answers] of fields) {
			if (`${apiVersion} ${kind}` !== name) continue;
			const field = { apiVersion, kind, path: path.split('/') };
			const shape = rootShape(field);
			const ours = values.map((value) => {
				const { found } = faultsOf(JSON.parse(objectWith(field, value)), shape, 1, false);
				return found.some(({ reason }) => REFUSED.has(reason)) ? 'x' : '.';
			});
			expect(`${path} ${ours.join('')}`).toBe(`${path} ${answers}`);
		}
	});
});
