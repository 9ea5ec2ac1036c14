import { SchemaError } from './schema-error.ts';

const TYPES: readonly string[] = ['array', 'boolean', 'integer', 'number', 'null', 'object', 'string'];

/** The parts of a JSON Schema that types follow from. It changes while schemas are merged, as in OPA. */
export class SchemaNode {
	/** The name of the property it belongs to, or the keyword it stands under. */
	readonly property: string;
	readonly types: string[] = [];
	/** What its `$ref` leads to, and under which URI. */
	reference: SchemaNode | null = null;
	referenceUri = '';
	properties: SchemaNode[] = [];
	items: SchemaNode[] = [];
	/** All items are of the one schema in `items`, which is no list of schemas by position. */
	sameItems = false;
	anyOf: SchemaNode[] = [];
	allOf: SchemaNode[] = [];

	constructor(property: string) {
		this.property = property;
	}

	addType(type: string): void {
		if (!TYPES.includes(type)) {
			const given = `given: /${type}/ Expected valid values are:[${TYPES.join(' ')}]`;
			throw new SchemaError(`has a primitive type that is NOT VALID -- ${given}`);
		}
		if (this.types.includes(type)) throw new SchemaError(`${type} type is duplicated`);
		this.types.push(type);
	}

	has(type: string): boolean {
		return this.types.includes(type);
	}

	/** The types as messages print them. */
	get typesText(): string {
		if (this.types.length === 0) return 'Undefined';
		return this.types.length > 1 ? `[${this.types.join(',')}]` : (this.types[0] as string);
	}

	/** A copy of its own; the parts are shared. */
	withoutAnyOf(): SchemaNode {
		const copy = new SchemaNode(this.property);
		copy.types.push(...this.types);
		copy.properties = this.properties;
		copy.items = this.items;
		copy.sameItems = this.sameItems;
		copy.allOf = this.allOf;
		return copy;
	}
}
