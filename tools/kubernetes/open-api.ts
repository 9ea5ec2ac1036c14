/** What the generator reads of an OpenAPI document. */
export interface OpenApiDocument {
	readonly paths?: Readonly<Record<string, { readonly post?: Operation }>>;
	readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Operation {
	readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind;
	readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface GroupVersionKind {
	readonly group: string;
	readonly version: string;
	readonly kind: string;
}

export interface Schema {
	readonly $ref?: string;
	readonly allOf?: readonly Schema[];
	readonly type?: string;
	readonly format?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly additionalProperties?: Schema;
}
