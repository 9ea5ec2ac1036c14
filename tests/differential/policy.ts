import { body } from './body.ts';
import { Choices } from './choices.ts';
import { documentText, quote, STRINGS } from './documents.ts';
import { expression, literal } from './expression.ts';
import { type GeneratedFunction, type Kind, type Scope, someKind, type Variable, withVariables } from './scope.ts';

/** A program to run on both engines. Documents are JSON text, so that no digit is lost. */
export interface Program {
	readonly modules: Readonly<Record<string, string>>;
	readonly query: string;
	readonly input: string;
	readonly data: string;
	readonly strict: boolean;
}

const MAX_DEPTH = 3;

const PLACES = ['input.s', 'input.any', 'input.items[0].name', 'data.store.s', 'data.store.any'] as const;

/** Makes the program that the numbers stand for. */
export function generateProgram(numbers: readonly number[]): Program {
	const choices = new Choices(numbers);
	const strict = choices.chance(30);
	const module = new ModuleGenerator(choices);
	const count = 1 + choices.below(5);
	for (let i = 0; i < count; i++) module.addRule();
	const input = documentText(choices);
	const data = `{"store":${documentText(choices)}}`;
	return { modules: { 'test.rego': module.text() }, query: 'data.test', input, data, strict };
}

class ModuleGenerator {
	readonly #choices: Choices;
	readonly #lines: string[] = ['package test', ''];
	readonly #rules: Variable[] = [];
	readonly #functions: GeneratedFunction[] = [];
	#variables = 0;
	#names = 0;

	constructor(choices: Choices) {
		this.#choices = choices;
	}

	text(): string {
		return withoutUnused(`${this.#lines.join('\n')}\n`);
	}

	addRule(): void {
		switch (this.#choices.below(9)) {
			case 0:
				this.#completeRule();
				break;
			case 1:
				this.#partialSet();
				break;
			case 2:
				this.#partialObject();
				break;
			case 3:
				this.#function();
				break;
			case 4:
				this.#elseChain();
				break;
			case 5:
				this.#generalReference();
				break;
			case 6:
				this.#constantRule();
				break;
			case 7:
				this.#rulesByValue();
				break;
			default:
				this.#booleanRule();
				break;
		}
	}

	#scope(variables: readonly Variable[] = []): Scope {
		return {
			choices: this.#choices,
			variables,
			rules: [...this.#rules],
			functions: [...this.#functions],
			fresh: () => `v${this.#variables++}`,
			expression,
			depth: MAX_DEPTH,
		};
	}

	#name(prefix: string): string {
		return `${prefix}${this.#names++}`;
	}

	/** ` if { … }` with the scope after it. */
	#body(scope: Scope): { readonly text: string; readonly inner: Scope } {
		const { text, variables } = body(scope, 1, 3, '\n\t');
		return { text: ` if {\n\t${text}\n}`, inner: withVariables(scope, variables) };
	}

	#completeRule(): void {
		const kind = someKind(this.#scope());
		const name = this.#name('p');
		if (this.#choices.chance(30))
			this.#lines.push(`default ${name} := ${literal({ ...this.#scope(), depth: 0 }, kind)}`, '');
		const value = this.#choices.chance(50) ? literal({ ...this.#scope(), depth: 0 }, kind) : null;
		const clauses = 1 + this.#choices.below(2);
		for (let i = 0; i < clauses; i++) {
			const { text, inner } = this.#body(this.#scope());
			this.#lines.push(`${name} := ${value ?? expression(inner, kind)}${text}`, '');
		}
		this.#rules.push({ name, kind });
	}

	#constantRule(): void {
		const scope = this.#scope();
		const kind = someKind(scope);
		const name = this.#name('c');
		this.#lines.push(`${name} := ${expression(scope, kind)}`, '');
		this.#rules.push({ name, kind });
	}

	#booleanRule(): void {
		const name = this.#name('b');
		this.#lines.push(`${name}${this.#body(this.#scope()).text}`, '');
		this.#rules.push({ name, kind: 'boolean' });
	}

	#partialSet(): void {
		const scope = this.#scope();
		const item = this.#choices.pick(['number', 'string', 'boolean', 'any'] as const);
		const name = this.#name('s');
		const clauses = 1 + this.#choices.below(2);
		for (let i = 0; i < clauses; i++) {
			const { text, inner } = this.#body(scope);
			this.#lines.push(`${name} contains ${expression(inner, item)}${text}`, '');
		}
		this.#rules.push({ name, kind: { of: 'set', item } });
	}

	#partialObject(): void {
		const item = this.#choices.pick(['number', 'string', 'boolean', 'any'] as const);
		const name = this.#name('o');
		const { text, inner } = this.#body(this.#scope());
		this.#lines.push(`${name}[${expression(inner, 'string')}] := ${expression(inner, item)}${text}`, '');
		this.#rules.push({ name, kind: { of: 'object', item } });
	}

	#function(): void {
		const args = this.#choices.list(1, 2, () => someKind(this.#scope()));
		const result = someKind(this.#scope());
		const name = this.#name('f');
		if (this.#choices.chance(20)) {
			const wildcards = args.map(() => '_').join(', ');
			this.#lines.push(`default ${name}(${wildcards}) := ${literal({ ...this.#scope(), depth: 0 }, result)}`, '');
		}
		const clauses = 1 + this.#choices.below(2);
		for (let i = 0; i < clauses; i++) this.#functionClause(name, args, result);
		this.#functions.push({ name, args, result });
	}

	#functionClause(name: string, args: readonly Kind[], result: Kind): void {
		const parameters = args.map((kind) => ({ name: `a${this.#variables++}`, kind }));
		const { text, inner } = this.#body(this.#scope(parameters));
		const head = parameters.map((parameter) => this.#parameterText(parameter)).join(', ');
		this.#lines.push(`${name}(${head}) := ${expression(inner, result)}${text}`, '');
	}

	/** Now and then a literal stands where a parameter would: the clause then matches only that value. */
	#parameterText(parameter: Variable): string {
		const { name, kind } = parameter;
		return this.#choices.chance(8) ? literal({ ...this.#scope(), depth: 0 }, kind) : name;
	}

	#elseChain(): void {
		const kind = someKind(this.#scope());
		const name = this.#name('e');
		const first = this.#body(this.#scope());
		let line = `${name} := ${expression(first.inner, kind)}${first.text}`;
		const branches = 1 + this.#choices.below(2);
		for (let i = 0; i < branches; i++) {
			const { text, inner } = this.#body(this.#scope());
			line += ` else := ${expression(inner, kind)}${text}`;
		}
		if (this.#choices.chance(30)) line += ` else := ${expression(this.#scope(), kind)}`;
		this.#lines.push(line, '');
		this.#rules.push({ name, kind });
	}

	/** So many clauses compare one place with constants that engines choose among them by what stands there. */
	#rulesByValue(): void {
		const choices = this.#choices;
		const name = this.#name('k');
		const form = choices.pick(['set', 'boolean', 'number', 'function'] as const);
		const place = form === 'function' ? 'a0' : choices.pick(PLACES);
		const parameters: readonly Variable[] = form === 'function' ? [{ name: 'a0', kind: 'string' }] : [];
		const clauses = choices.list(4, 9, () => {
			const key = quote(choices.pick(STRINGS));
			const condition = choices.pick([`${place} == ${key}`, `${key} = ${place}`, `${place} in {${key}, "a"}`, '']);
			const { text, variables } = body(this.#scope(parameters), 1, 2, '\n\t');
			const inner = withVariables(this.#scope(parameters), variables);
			const expressions = choices.chance(50) ? [condition, text] : [text, condition];
			const where = ` if {\n\t${expressions.filter((part) => part !== '').join('\n\t')}\n}`;
			switch (form) {
				case 'set':
					return `${name} contains ${expression(inner, 'string')}${where}`;
				case 'boolean':
					return `${name}${where}`;
				case 'number':
					return `${name} := ${choices.chance(80) ? '1' : expression(inner, 'number')}${where}`;
				case 'function':
					return `${name}(a0) := ${choices.below(2)}${where}`;
			}
		});
		this.#lines.push(...clauses, '');
		if (form === 'function') this.#functions.push({ name, args: ['string'], result: 'number' });
		else this.#rules.push({ name, kind: form === 'set' ? { of: 'set', item: 'string' } : form });
	}

	#generalReference(): void {
		const name = this.#name('g');
		const clauses = 1 + this.#choices.below(2);
		const form = this.#choices.below(4);
		for (let i = 0; i < clauses; i++) {
			const { text, inner } = this.#body(this.#scope());
			const key = expression(inner, 'string');
			const value = expression(inner, 'any');
			const fixed = quote(this.#choices.pick(STRINGS));
			const heads = [
				`${name}.a[${key}] := ${value}`,
				`${name}[${key}] contains ${value}`,
				`${name}[${key}][${fixed}] := ${value}`,
				`${name}.x.y contains ${value}`,
			];
			this.#lines.push(`${heads[form]}${text}`, '');
		}
		this.#rules.push({ name, kind: { of: 'object', item: 'any' } });
	}
}

/** OPA refuses variables that are declared and not used: they become wildcards. */
function withoutUnused(text: string): string {
	const uses = new Map<string, number>();
	for (const [name] of text.matchAll(/\bv[0-9]+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
	return text.replace(/\b(?:some|every) (?:v[0-9]+, )?v[0-9]+ in\b/g, (declaration) =>
		declaration.replace(/v[0-9]+/g, (name) => (uses.get(name) === 1 ? '_' : name)),
	);
}
