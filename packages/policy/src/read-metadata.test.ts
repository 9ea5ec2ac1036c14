import { SourceFile } from '@merlon/base';
import type { PolicyMetadata } from '@merlon/model';
import { parseModule } from '@merlon/rego';
import { describe, expect, it } from 'vitest';
import { readMetadata } from './read-metadata.ts';

interface Read {
	readonly metadata: PolicyMetadata | null;
	readonly problems: readonly string[];
}

function read(annotation: string): Read {
	const comment = annotation
		.trim()
		.split('\n')
		.map((line) => `# ${line}\n`)
		.join('');
	const text = `# METADATA\n${comment}package a\n\nviolation contains {}\n`;
	const { module } = parseModule(new SourceFile('a.rego', text), { regoVersion: 'v1', processAnnotations: true });
	if (module === null) throw new Error('the module cannot be read');
	const problems: string[] = [];
	const metadata = readMetadata(module, (message) => problems.push(message));
	return { metadata, problems };
}

const TEXTS = 'title: A\ndescription: B';
const CUSTOM = 'id: c\n  severity: high\n  category: d\n  targets: [kubernetes/Pod]\n  remediation: e';

function readCustom(custom: string, without: RegExp = /^$/): Read {
	return read(`${TEXTS}\ncustom:\n  ${CUSTOM.replace(without, '')}\n  ${custom}`);
}

describe('metadata', () => {
	it('are read in full', () => {
		const { metadata, problems } = read(`
title: Container runs privileged
description: |
  It has all capabilities.
related_resources:
- https://kubernetes.io/a
- ref: https://kubernetes.io/b
  description: More
custom:
  id: k8s-privileged
  aliases: [CKV_K8S_16]
  severity: critical
  category: pod-security
  targets: [kubernetes/Pod, kubernetes/Node]
  controls: [pss-baseline.privileged]
  default: true
  inventory:
    - {kinds: [Role], fields: [rules]}
    - kinds: ["*"]
  remediation: |
    Remove it.
  example: |
    a:
      b: c
  parameters:
    schema: {type: object, properties: {allowed: {type: array, minItems: 1}}}
    defaults: {allowed: []}
`);
		expect(problems).toEqual([]);
		expect(metadata).toEqual({
			id: 'k8s-privileged',
			title: 'Container runs privileged',
			description: 'It has all capabilities.',
			severity: 'critical',
			category: 'pod-security',
			targets: ['kubernetes/Pod', 'kubernetes/Node'],
			remediation: 'Remove it.',
			example: 'a:\n  b: c',
			links: ['https://kubernetes.io/a', 'https://kubernetes.io/b'],
			aliases: ['CKV_K8S_16'],
			controls: ['pss-baseline.privileged'],
			default: true,
			inventory: [
				{ kinds: ['Role'], fields: ['rules'] },
				{ kinds: ['*'], fields: [] },
			],
			parameters: {
				schema: { type: 'object', properties: { allowed: { type: 'array', minItems: 1 } } },
				defaults: { allowed: [] },
			},
		});
	});

	it('may be short', () => {
		const { metadata, problems } = read(`${TEXTS}\ncustom:\n  ${CUSTOM}`);
		expect(problems).toEqual([]);
		expect(metadata).toMatchObject({
			example: '',
			links: [],
			aliases: [],
			controls: [],
			default: false,
			inventory: [],
			parameters: { schema: {}, defaults: {} },
		});
	});

	it.each(['title: A library', 'custom:\n  severity: high'])('are none of a module without an id', (annotation) => {
		expect(read(annotation)).toEqual({ metadata: null, problems: [] });
	});
});

describe('what is missing or wrong', () => {
	it('is all told of a policy that has its id alone', () => {
		const { metadata, problems } = read('custom:\n  id: c');
		expect(problems).toEqual([
			'a policy needs a title',
			'a policy needs a description: what goes wrong, and how an attacker uses it',
			'custom.severity must be a text that is not empty',
			'custom.severity must be critical, high, medium, low or info',
			'custom.targets must name at least one type, such as kubernetes/Pod',
			'custom.category must be a text that is not empty',
			'custom.remediation must be a text that is not empty',
		]);
		expect(metadata).toMatchObject({ id: 'c', severity: 'medium', category: '' });
	});

	it.each([
		['alias: [a]', 'custom.alias is no key of a policy'],
		['__proto__: {id: x}', 'custom.__proto__ is no key of a policy'],
		['aliases: CKV_K8S_16', 'custom.aliases must be a list of texts'],
		['controls: [1]', 'custom.controls must be a list of texts'],
		['default: "yes"', 'custom.default must be true or false'],
		['example: ""', 'custom.example must be a text that is not empty'],
		['example: [a]', 'custom.example must be a text that is not empty'],
		['inventory: [Role]', 'custom.inventory must be a list of `kinds`, each with the `fields` that are looked at'],
		[
			'inventory: [{kinds: a}]',
			'custom.inventory must be a list of `kinds`, each with the `fields` that are looked at',
		],
		['inventory: {}', 'custom.inventory must be a list of `kinds`, each with the `fields` that are looked at'],
		['parameters: {}', 'custom.parameters must have a `schema` and the `defaults`'],
		['parameters: {schema: {}}', 'custom.parameters must have a `schema` and the `defaults`'],
		['parameters: {schema: [], defaults: {}}', 'custom.parameters must have a `schema` and the `defaults`'],
		['parameters: {schema: {oneOf: []}, defaults: {}}', 'custom.parameters.schema.oneOf is not understood'],
		[
			'parameters: {schema: {properties: {a: {type: string}}}, defaults: {a: 1}}',
			'custom.parameters.defaults.a must be a text',
		],
		[
			'parameters: {schema: {properties: {a: {additionalProperties: false}}}, defaults: {a: {b: 1}}}',
			'custom.parameters.defaults.a.b must be left out',
		],
		[
			'parameters: {schema: {properties: {a: {minItems: 1}}}, defaults: {a: [], toString: 1}}',
			'custom.parameters.defaults.toString is no property of the schema',
		],
		['parameters: text', 'custom.parameters must have a `schema` and the `defaults`'],
	])('%s: %s', (custom, problem) => {
		expect(readCustom(custom).problems).toEqual([problem]);
	});

	it.each([
		['severity: terrible', /severity: high/, 'custom.severity must be critical, high, medium, low or info'],
		['targets: []', /targets: .*/, 'custom.targets must name at least one type, such as kubernetes/Pod'],
		['id: 5', /id: c/, 'custom.id must be a text that is not empty'],
		['category: ""', /category: d/, 'custom.category must be a text that is not empty'],
	])('%s instead', (custom, without, problem) => {
		expect(readCustom(custom, without).problems).toEqual([problem]);
	});
});
