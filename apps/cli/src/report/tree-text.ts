import { assertNever } from '@merlon/base';
import { type Module, sortedEntries, sortedItems } from '@merlon/rego';

type Rule = Module['rules'][number];
type Expr = Rule['body'][number];
type Term = Rule['head']['reference']['head'];
type ExprTerms = Expr['terms'];

/** The syntax tree of a module as indented lines. */
export function treeText(module: Module): string {
	const tree = new Tree();
	tree.node('module', () => {
		tree.node('package', () => tree.term(module.package.path));
		for (const { path, alias } of module.imports) {
			tree.node('import', () => {
				if (path.kind === 'ref') tree.term(path);
				else tree.node('ref', () => tree.line(path.name));
				tree.line(alias ?? '');
			});
		}
		for (const rule of module.rules) tree.rule(rule);
		for (const _ of module.annotations) tree.line('annotations');
		for (const _ of module.comments) tree.line('comment');
	});
	return tree.text;
}

const NODE_NAMES: Partial<Record<Term['kind'] | ExprTerms['kind'], string>> = {
	'template-string': 'templatestring',
	'array-comprehension': 'arraycomprehension',
	'set-comprehension': 'setcomprehension',
	'object-comprehension': 'objectcomprehension',
	some: 'somedecl',
	and: 'logicaland',
	or: 'logicalor',
};

class Tree {
	text = '';
	#depth = 0;

	line(text: string): void {
		this.text += `${' '.repeat(this.#depth)}${text}\n`;
	}

	node(name: string, children: () => void): void {
		this.line(name);
		this.#depth++;
		children();
		this.#depth--;
	}

	rule(rule: Rule): void {
		this.node('rule', () => {
			const { reference, args, value } = rule.head;
			this.node('head', () => {
				this.term(reference);
				if (args !== null && args.length > 0) this.node('args', () => this.#terms(args));
				if (value !== null) this.term(value);
			});
			this.#body(rule.body);
			if (rule.else !== null) this.rule(rule.else);
		});
	}

	#body(body: readonly Expr[]): void {
		this.node('body', () => {
			body.forEach((expr, index) => {
				this.#expr(expr, index);
			});
		});
	}

	#expr({ terms, negated, with: modifiers }: Expr, index: number): void {
		this.node(`expr ${negated ? 'negated ' : ''}index=${index}`, () => {
			this.#exprTerms(terms);
			for (const { target, value } of modifiers) this.node('with', () => this.#terms([target, value]));
		});
	}

	#exprTerms(terms: ExprTerms): void {
		switch (terms.kind) {
			case 'call-expr':
				this.#terms([terms.operator, ...terms.args]);
				break;
			case 'some':
				this.node('somedecl', () => this.#terms(terms.symbols));
				break;
			case 'every':
				this.node('every', () => {
					this.#terms([...(terms.key === null ? [] : [terms.key]), terms.value, terms.domain]);
					this.#body(terms.body);
				});
				break;
			case 'not':
				this.node('not', () => this.#body(terms.body));
				break;
			case 'and':
			case 'or':
				this.node(nodeName(terms.kind), () => {
					this.#body(terms.left);
					this.#body(terms.right);
				});
				break;
			default:
				this.term(terms);
		}
	}

	#terms(terms: readonly Term[]): void {
		for (const term of terms) this.term(term);
	}

	term(term: Term): void {
		switch (term.kind) {
			case 'null':
				this.line('null');
				break;
			case 'boolean':
				this.line(String(term.value));
				break;
			case 'number':
				this.line(term.text);
				break;
			case 'string':
				this.line(JSON.stringify(term.value));
				break;
			case 'var':
				this.line(term.name.startsWith('$') ? '_' : term.name);
				break;
			case 'template-string':
				this.line(nodeName(term.kind));
				break;
			case 'ref':
				this.node('ref', () => this.#terms([term.head, ...term.path]));
				break;
			case 'array':
				this.node('array', () => this.#terms(term.items));
				break;
			case 'set':
				this.node('set', () => this.#terms(sortedItems(term.items)));
				break;
			case 'object':
				this.node('object', () => {
					for (const { key, value } of sortedEntries(term.entries)) this.#terms([key, value]);
				});
				break;
			case 'array-comprehension':
			case 'set-comprehension':
				this.node(nodeName(term.kind), () => {
					this.term(term.term);
					this.#body(term.body);
				});
				break;
			case 'object-comprehension':
				this.node(nodeName(term.kind), () => {
					this.#terms([term.key, term.value]);
					this.#body(term.body);
				});
				break;
			case 'call':
				this.node('call', () => this.#terms([term.operator, ...term.args]));
				break;
			default:
				assertNever(term);
		}
	}
}

function nodeName(kind: Term['kind'] | ExprTerms['kind']): string {
	return NODE_NAMES[kind] ?? kind;
}
