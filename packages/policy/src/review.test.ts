import type { JsonObject, JsonPath } from '@merlon/model';
import { describe, expect, it } from 'vitest';
import { podTemplatePath, reviewOf } from './review.ts';

describe('the review of an object', () => {
	it('says its group, version, kind and name', () => {
		const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } };
		expect(reviewOf(object)).toEqual({
			kind: { group: 'apps', version: 'v1', kind: 'Deployment' },
			name: 'web',
			namespace: 'shop',
			operation: 'CREATE',
			object,
		});
	});

	it.each<[JsonObject, JsonObject]>([
		[
			{ apiVersion: 'v1', kind: 'Pod' },
			{ group: '', version: 'v1', kind: 'Pod' },
		],
		[{ kind: 'Pod' }, { group: '', version: '', kind: 'Pod' }],
		[
			{ apiVersion: 5, metadata: [] },
			{ group: '', version: '', kind: '' },
		],
		[{ apiVersion: 'a/b/c' }, { group: 'a', version: 'b/c', kind: '' }],
	])('takes %j', (content, kind) => {
		expect(reviewOf(content)).toMatchObject({ kind, name: '', namespace: '' });
	});
});

describe('the pod template', () => {
	const template = { spec: { containers: [] } };

	it.each<[JsonObject, JsonPath | null]>([
		[{ kind: 'Pod' }, []],
		[{ kind: 'Pod', spec: null }, []],
		[{ kind: 'PodTemplate', template }, ['template']],
		[{ kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } }, ['spec', 'jobTemplate', 'spec', 'template']],
		[{ kind: 'Deployment', spec: { template } }, ['spec', 'template']],
		[{ kind: 'Rollout', spec: { template } }, ['spec', 'template']],
		[{ kind: 'constructor', spec: { template } }, ['spec', 'template']],
		[{ kind: 5, spec: { template } }, ['spec', 'template']],
		[{ kind: 'CronJob', spec: { template } }, null],
		[{ kind: 'PodTemplate' }, null],
		[{ kind: 'Deployment', spec: { template: { spec: { containers: {} } } } }, null],
		[{ kind: 'Deployment', spec: { template: null } }, null],
		[{ kind: 'Deployment', spec: [] }, null],
		[{ kind: 'ConfigMap' }, null],
	])('of %j is at %j', (content, path) => {
		expect(podTemplatePath(content)).toEqual(path);
	});
});
