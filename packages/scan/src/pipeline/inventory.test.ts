import type { JsonObject } from '@merlon/model';
import { readKubernetes } from '@merlon/readers';
import { describe, expect, it } from 'vitest';
import { InventoryCollector, inventoryOf } from './inventory.ts';

const MANIFESTS = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {app: web}, annotations: {a: b}}
spec: {selector: {app: web}, ports: []}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 2, template: {metadata: {labels: {app: web}}, spec: {containers: []}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: __proto__}
data: {a: b}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules: [{verbs: [get]}]
`;
const { resources } = readKubernetes('a.yaml', MANIFESTS);

function inventory(...needs: ConstructorParameters<typeof InventoryCollector>[0]): JsonObject {
	return inventoryOf(new InventoryCollector(needs).entries(resources));
}

describe('an inventory', () => {
	it('has the fields that are looked at, with names and labels', () => {
		expect(inventory({ kinds: ['Service'], fields: ['spec.selector', 'spec.missing.field'] })).toEqual({
			namespace: {
				shop: {
					v1: {
						Service: {
							web: {
								apiVersion: 'v1',
								kind: 'Service',
								metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
								spec: { selector: { app: 'web' } },
							},
						},
					},
				},
			},
		});
	});

	it('has of every kind only objects with such a field', () => {
		expect(inventory({ kinds: ['*'], fields: ['spec.template.metadata.labels', 'spec.replicas'] })).toEqual({
			namespace: {
				default: {
					'apps/v1': {
						Deployment: {
							web: {
								apiVersion: 'apps/v1',
								kind: 'Deployment',
								metadata: { name: 'web' },
								spec: { replicas: 2, template: { metadata: { labels: { app: 'web' } } } },
							},
						},
					},
				},
			},
		});
	});

	it('has objects of kinds that are named, whatever they have', () => {
		const expected = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' } };
		expect(inventory({ kinds: ['ClusterRole'], fields: ['spec'] })).toEqual({
			cluster: { 'rbac.authorization.k8s.io/v1': { ClusterRole: { reader: expected } } },
		});
	});

	it('has whole objects where no fields are named', () => {
		const { cluster = null, namespace } = inventory({ kinds: ['*'], fields: [] });
		expect(Object.keys(cluster ?? {})).toEqual(['rbac.authorization.k8s.io/v1']);
		expect(JSON.stringify(namespace)).toContain('"ConfigMap":{"__proto__":{"apiVersion":"v1"');
	});

	it('is empty where nothing is needed', () => {
		expect(inventory()).toEqual({});
	});

	it('does not change the objects', () => {
		inventory({ kinds: ['*'], fields: ['spec.template', 'spec.template.metadata.labels'] });
		expect(resources).toEqual(readKubernetes('a.yaml', MANIFESTS).resources);
	});
});
