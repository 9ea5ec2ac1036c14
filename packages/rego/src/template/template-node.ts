/** Nodes of Go's text templates, as far as a template without methods and own functions needs them. */
export type TemplateNode =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'action'; readonly pipe: Pipeline }
	| { readonly kind: 'break' }
	| { readonly kind: 'continue' }
	| { readonly kind: 'template'; readonly name: string; readonly pipe: Pipeline | null }
	| Branch;

/** `if`, `with` and `range`. */
export interface Branch {
	readonly kind: 'if' | 'with' | 'range';
	readonly pipe: Pipeline;
	readonly list: readonly TemplateNode[];
	readonly otherwise: readonly TemplateNode[] | null;
}

export interface Pipeline {
	readonly variables: readonly string[];
	/** `=` and not `:=`. */
	readonly assigns: boolean;
	readonly commands: readonly (readonly Operand[])[];
}

export type Operand =
	| { readonly kind: 'dot' }
	| { readonly kind: 'nil' }
	| { readonly kind: 'boolean'; readonly value: boolean }
	| { readonly kind: 'string'; readonly value: string }
	| { readonly kind: 'int'; readonly value: number }
	| { readonly kind: 'float'; readonly value: number }
	| { readonly kind: 'function'; readonly name: string }
	/** `.a.b`, from the dot. */
	| { readonly kind: 'field'; readonly path: readonly string[] }
	| { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
	/** `(pipeline).a.b` */
	| { readonly kind: 'group'; readonly pipe: Pipeline; readonly path: readonly string[] };

/** A template and those it defines, by name. */
export interface Template {
	readonly root: readonly TemplateNode[];
	readonly defined: ReadonlyMap<string, readonly TemplateNode[]>;
}
