import { assertNever } from '@merlon/base';
import { hasEffects } from '../plan/effects.ts';
import type {
	Block,
	Comparison,
	Expression,
	FrameId,
	GetRoot,
	Local,
	Operand,
	Override,
	ScanStatement,
	Statement,
	YieldStatement,
} from '../plan/ir.ts';
import { expressionOperands, yieldOperands } from '../plan/operands.ts';
import type { Value } from '../runtime/value.ts';
import { type Code, type CodeWriter, identifier, js } from './code.ts';
import { COMPARISONS, comparison, operandTest } from './operand-test.ts';
import type { ProgramScope } from './program-scope.ts';
import { isSafeProperty } from './safe-property.ts';
import { addSink, existsSink, putSink, type Sink } from './sinks.ts';

/** Where control goes in a block: `fail` ends the branch, `exits[d]` ends what loop d is doing now. */
interface Flow {
	readonly fail: Code;
	/** Statement that goes on at each depth of iteration; entry `base` leaves the block. */
	readonly exits: readonly Code[];
	readonly base: number;
	readonly sink: Sink;
}

/** Writes the body of one generated function. */
export class FunctionEmitter {
	readonly scope: ProgramScope;
	readonly out: CodeWriter;
	#labels = 0;
	/** Depth of iteration at which a local is assigned. */
	readonly #depths = new Map<Local, number>();
	/** Locals that hold plain JSON in frames whose documents are plain. */
	readonly #json = new Set<Local>();
	/** Locals that hold the path of a walk, made when first used, and the walker. */
	readonly #paths = new Map<Local, Code>();
	/** Some iteration has effects, so that none may be cut short. */
	#exhaustive = false;
	#depth = 0;

	constructor(scope: ProgramScope, out: CodeWriter, parameters = 0) {
		this.scope = scope;
		this.out = out;
		for (let i = 0; i < parameters; i++) this.#depths.set(i, 0);
	}

	/** Writes a block that is left by `exit`, or by running to its end. */
	block(block: Block, exit: Code, sink: Sink): void {
		if (hasEffects(block)) this.#exhaustive = true;
		const base = this.#depth;
		const exits: Code[] = [];
		exits[base] = exit;
		this.#statements(block, { fail: exit, exits, base, sink });
	}

	/** Writes a block inside a labelled one, so that ending it is a `break`. */
	labelled(block: Block, sink: Sink): void {
		const label = this.#label('B');
		this.out.braces(js`${label}:`, () => this.block(block, js`break ${label};`, sink));
	}

	#label(prefix: 'B' | 'L'): Code {
		return identifier(prefix, this.#labels++);
	}

	#statements(block: Block, flow: Flow): void {
		for (const statement of block) this.#statement(statement, flow);
	}

	#statement(statement: Statement, flow: Flow): void {
		switch (statement.kind) {
			case 'let':
				this.#let(statement.target, statement.value, flow);
				return;
			case 'truthy':
				this.#failIf(js`${this.operand(statement.value)} === false`, flow);
				return;
			case 'equal':
				this.#equal(statement.left, statement.right, flow);
				return;
			case 'compare':
				this.#compare(statement.operator, statement.left, statement.right, flow);
				return;
			case 'is-array': {
				const value = this.operand(statement.value);
				this.#failIf(js`!Array.isArray(${value}) || ${value}.length !== ${statement.length}`, flow);
				return;
			}
			case 'is-object':
				this.#failIf(js`!isObjectOfSize(${this.operand(statement.value)}, ${statement.size})`, flow);
				return;
			case 'fail':
				// Behind a condition, so that the code after it stays reachable for the JavaScript parser.
				this.out.line(js`if (f !== null) ${flow.fail}`);
				return;
			case 'scan':
				this.#scan(statement, flow);
				return;
			case 'scan-call':
				this.#scanCall(statement, flow);
				return;
			case 'scan-tree':
				this.#loop(
					js`treeKeys(${frameName(statement.frame)}, ${this.operand(statement.source)})`,
					statement.key,
					statement.body,
					flow,
				);
				return;
			case 'scan-walk':
				this.#scanWalk(statement, flow);
				return;
			case 'not':
				this.labelled(statement.body, existsSink(flow.fail));
				return;
			case 'any':
				this.#any(statement.alternatives, flow);
				return;
			case 'every':
				this.#every(statement, flow);
				return;
			case 'collect':
				this.#collect(statement, flow);
				return;
			case 'with':
				this.#with(statement.target, statement.base, statement.overrides);
				return;
			case 'yield':
				flow.sink.accept(statement, this);
				this.#leaveAfter(statement, flow);
				return;
			case 'probe':
				this.out.line(js`probe(f, ${statement.event}, ${statement.probe});`);
				return;
			default:
				assertNever(statement);
		}
	}

	/** After a solution, iteration that cannot bring a different one is cut short. */
	#leaveAfter(statement: YieldStatement, flow: Flow): void {
		if (this.#exhaustive || !flow.sink.once || statement.sink === 'exists') return;
		let needed = flow.base;
		for (const operand of yieldOperands(statement)) {
			if (operand.kind === 'local') needed = Math.max(needed, this.#depths.get(operand.local) ?? 0);
		}
		const exit = flow.exits[needed];
		if (needed < this.#depth && exit !== undefined) this.out.line(exit);
	}

	#failIf(condition: Code, flow: Flow): void {
		this.out.line(js`if (${condition}) ${flow.fail}`);
	}

	#assigned(local: Local, json: boolean): Code {
		this.#depths.set(local, this.#depth);
		if (json) this.#json.add(local);
		return identifier('v', local);
	}

	operand(operand: Operand): Code {
		const walker = operand.kind === 'local' ? this.#paths.get(operand.local) : undefined;
		if (operand.kind === 'local' && walker !== undefined)
			return js`(${identifier('v', operand.local)} ??= ${walker}.path())`;
		return operand.kind === 'local' ? identifier('v', operand.local) : this.scope.constants.reference(operand.value);
	}

	#operands(operands: readonly Operand[]): readonly Code[] {
		return operands.map((operand) => this.operand(operand));
	}

	#isJson(from: Operand | GetRoot): boolean {
		return from.kind === 'local' ? this.#json.has(from.local) : from.kind !== 'constant';
	}

	#let(target: Local, value: Expression, flow: Flow): void {
		this.#assign(target, value, flow);
		this.#depths.set(target, this.#dependencyDepth(value));
	}

	/** The depth of the innermost loop that a value depends on: it is the same in all iterations of deeper ones. */
	#dependencyDepth(value: Expression): number {
		if ('frame' in value && value.frame !== 0) return this.#depth;
		let depth = 0;
		for (const operand of expressionOperands(value)) {
			if (operand.kind === 'local') depth = Math.max(depth, this.#depths.get(operand.local) ?? 0);
		}
		return depth;
	}

	#assign(target: Local, value: Expression, flow: Flow): void {
		switch (value.kind) {
			case 'local':
			case 'constant':
				this.out.line(js`const ${this.#assigned(target, this.#isJson(value))} = ${this.operand(value)};`);
				return;
			case 'array':
				this.out.line(js`const ${this.#assigned(target, false)} = [${this.#operands(value.items)}];`);
				return;
			case 'set':
				this.out.line(js`const ${this.#assigned(target, false)} = setOf([${this.#operands(value.items)}]);`);
				return;
			case 'object':
				this.out.line(js`const ${this.#assigned(target, false)} = ${this.#object(value.entries)};`);
				return;
			case 'tree':
				this.out.line(js`const ${this.#assigned(target, false)} = treeRoot(f, ${identifier('t', value.node)});`);
				return;
			case 'get':
				this.#get(target, value.from, value.path, value.frame, flow);
				return;
			case 'base':
				this.#get(
					target,
					{ kind: 'base', path: [], frame: value.frame },
					value.path.map((key): Operand => ({ kind: 'constant', value: key })),
					value.frame,
					flow,
				);
				return;
			case 'call':
				this.#call(target, value, flow);
				return;
			default: {
				const name = this.#assigned(target, value.kind === 'input');
				this.out.line(js`const ${name} = ${this.#simple(value)};`);
				this.#failIf(js`${name} === undefined`, flow);
			}
		}
	}

	#simple(
		value: Exclude<
			Expression,
			{ kind: Operand['kind'] | 'array' | 'set' | 'object' | 'tree' | 'get' | 'base' | 'call' }
		>,
	): Code {
		switch (value.kind) {
			case 'input':
				return js`${frameName(value.frame)}.input`;
			case 'document':
				return js`${identifier('d', value.document)}(${frameName(value.frame)})`;
			case 'function':
				return js`${identifier('u', value.function)}(${[frameName(value.frame), ...this.#operands(value.args)]})`;
			case 'tree-get':
				return js`treeGet(${frameName(value.frame)}, ${this.operand(value.from)}, ${this.operand(value.key)})`;
			case 'tree-value':
				return js`treeValue(${frameName(value.frame)}, ${this.operand(value.from)})`;
			default:
				return assertNever(value);
		}
	}

	#object(entries: readonly (readonly [Operand, Operand])[]): Code {
		if (entries.every(([key]) => key.kind === 'constant' && typeof key.value === 'string')) {
			return js`{${entries.map(([key, value]) => js`[${this.operand(key)}]: ${this.operand(value)}`)}}`;
		}
		return js`objectOf([${entries.map(([key, value]) => js`[${this.operand(key)}, ${this.operand(value)}]`)}])`;
	}

	#get(target: Local, from: Operand | GetRoot, path: readonly Operand[], frame: FrameId, flow: Flow): void {
		const json = this.#isJson(from);
		const root = this.#root(from);
		const name = this.#assigned(target, json);
		const fast = path.every(
			(key) => key.kind === 'constant' && typeof key.value === 'string' && isSafeProperty(key.value),
		);
		let read = root;
		for (const key of path) {
			if (fast && key.kind === 'constant') read = js`${read}?.[${key.value as string}]`;
			else read = js`${from.kind === 'base' ? js`baseGet` : js`get`}(${read}, ${this.operand(key)})`;
		}
		if (!fast) {
			this.out.line(js`const ${name} = ${read};`);
			this.#failIf(js`${name} === undefined`, flow);
			return;
		}
		// Plain JSON has nothing that the property chain does not see; other values are looked into step by step.
		const keys = this.scope.constants.list(path.map((key) => (key as { value: Value }).value));
		const miss = js`(${name} = getPath(${root}, ${keys})) === undefined`;
		this.out.line(js`let ${name} = ${read};`);
		this.#failIf(js`${name} === undefined && (${json ? js`${frameName(frame)}.plain || ${miss}` : miss})`, flow);
	}

	#root(from: Operand | GetRoot): Code {
		if (from.kind === 'input') return js`${frameName(from.frame)}.input`;
		if (from.kind !== 'base') return this.operand(from);
		let root = js`${frameName(from.frame)}.data`;
		for (const key of from.path) root = js`get(${root}, ${key})`;
		return root;
	}

	#call(target: Local, call: Extract<Expression, { kind: 'call' }>, flow: Flow): void {
		const name = this.#assigned(target, false);
		this.out.line(js`let ${name};`);
		this.#callBuiltin(name, call);
		this.#failIf(js`${name} === undefined`, flow);
	}

	#callBuiltin(
		name: Code,
		call: { builtin: string; args: readonly Operand[]; frame: FrameId; span: Parameters<ProgramScope['location']>[0] },
	): void {
		const frame = frameName(call.frame);
		const args = this.#operands(call.args);
		const invocation = this.scope.isMocked(call.builtin)
			? js`callMockable(${frame}, ${call.builtin}, ${this.scope.builtin(call.builtin)}, [${args}])`
			: this.#invocation(call.builtin, call.args, [call.frame === 0 ? js`c` : js`${frame}.context`, ...args]);
		const caught = js`caught(${frame}, e, ${call.builtin}, ${this.scope.location(call.span)})`;
		this.out.line(js`try { ${name} = ${invocation}; } catch (e) { ${name} = ${caught}; }`);
	}

	/** The call of a builtin: straight to its implementation where the operands pass a few cheap tests. */
	#invocation(builtin: string, operands: readonly Operand[], args: readonly Code[]): Code {
		const operator = COMPARISONS[builtin];
		if (operator !== undefined && operands.length === 2) {
			const [left, right] = operands as [Operand, Operand];
			return comparison(builtin as Comparison, left, right, this.operand(left), this.operand(right));
		}
		if (builtin === 'neq' && args.length === 3) return js`!eq(${args.slice(1)})`;
		if (builtin === 'equal' && args.length === 3) return js`eq(${args.slice(1)})`;
		const checked = js`${this.scope.builtin(builtin)}(${args})`;
		const direct = this.scope.direct(builtin);
		if (direct === null || direct.tests.length !== operands.length) return checked;
		const tests: Code[] = [];
		for (const [i, operand] of operands.entries()) {
			const test = operandTest(direct.tests[i] ?? 'any', operand, this.operand(operand));
			if (test === false) return checked;
			if (test !== true) tests.push(test);
		}
		const call = js`${direct.code}(${args})`;
		return tests.length === 0 ? call : js`${tests.reduce((all, test) => js`${all} && ${test}`)} ? ${call} : ${checked}`;
	}

	#equal(left: Operand, right: Operand, flow: Flow): void {
		const a = left.kind === 'constant' ? right : left;
		const b = left.kind === 'constant' ? left : right;
		const codeA = this.operand(a);
		const codeB = this.operand(b);
		if (b.kind === 'constant' && (b.value === null || typeof b.value === 'string' || typeof b.value === 'boolean')) {
			this.#failIf(js`${codeA} !== ${codeB}`, flow);
		} else {
			this.#failIf(js`${codeA} !== ${codeB} && !eq(${codeA}, ${codeB})`, flow);
		}
	}

	#compare(operator: Comparison, left: Operand, right: Operand, flow: Flow): void {
		const [a, b] = [this.operand(left), this.operand(right)];
		if (operator === 'neq') this.#failIf(js`${a} === ${b} || eq(${a}, ${b})`, flow);
		else this.#failIf(js`!(${comparison(operator, left, right, a, b)})`, flow);
	}

	#scan(scan: ScanStatement, flow: Flow): void {
		if (scan.index !== null) {
			this.#indexedScan(scan, scan.index, flow);
			return;
		}
		const source = this.operand(scan.source);
		const json = this.#isJson(scan.source);
		if (scan.key === null) {
			this.#loop(
				scan.ordered ? js`valuesInOrder(${source})` : js`values(${source})`,
				scan.value,
				scan.body,
				flow,
				json,
			);
			return;
		}
		const keys = identifier('s', this.#labels++);
		const index = identifier('i', this.#labels++);
		const isArray = identifier('n', this.#labels++);
		this.out.line(js`const ${isArray} = Array.isArray(${source});`);
		const keyList = scan.ordered ? js`keysInOrder(${source})` : js`keys(${source})`;
		this.out.line(js`const ${keys} = ${isArray} ? ${source} : ${keyList};`);
		this.#iterate(keys, index, flow, (inner) => {
			if (scan.key !== null) {
				this.out.line(js`const ${this.#assigned(scan.key, json)} = ${isArray} ? ${index} : ${keys}[${index}];`);
			}
			if (scan.value !== null) {
				const item = scan.key === null ? js`${keys}[${index}]` : identifier('v', scan.key);
				this.out.line(
					js`const ${this.#assigned(scan.value, json)} = ${isArray} ? ${source}[${index}] : get(${source}, ${item});`,
				);
			}
			this.#statements(scan.body, inner);
		});
	}

	/** A scan for items of which one path equals an operand: an array that is scanned again and again gets an index. */
	#indexedScan(scan: ScanStatement, index: NonNullable<ScanStatement['index']>, flow: Flow): void {
		const source = this.operand(scan.source);
		const json = this.#isJson(scan.source);
		const isArray = identifier('n', this.#labels++);
		const found = identifier('s', this.#labels++);
		const items = identifier('s', this.#labels++);
		const at = identifier('i', this.#labels++);
		const key = identifier('r', this.#labels++);
		const path = this.scope.constants.list(index.path);
		const lookup = js`positions(f, ${this.scope.newIndex()}, ${source}, ${path}, ${this.operand(index.operand)})`;
		this.out.line(js`const ${isArray} = Array.isArray(${source});`);
		this.out.line(js`const ${found} = ${isArray} ? ${lookup} : null;`);
		const keyList = scan.ordered ? js`keysInOrder(${source})` : js`keys(${source})`;
		this.out.line(js`const ${items} = ${found} !== null ? ${found} : ${isArray} ? ${source} : ${keyList};`);
		this.#iterate(items, at, flow, (inner) => {
			this.out.line(js`const ${key} = ${isArray} && ${found} === null ? ${at} : ${items}[${at}];`);
			if (scan.key !== null) this.out.line(js`const ${this.#assigned(scan.key, json)} = ${key};`);
			if (scan.value !== null) {
				const item = js`${isArray} ? ${source}[${key}] : get(${source}, ${key})`;
				this.out.line(js`const ${this.#assigned(scan.value, json)} = ${item};`);
			}
			this.#statements(scan.body, inner);
		});
	}

	#scanCall(statement: Extract<Statement, { kind: 'scan-call' }>, flow: Flow): void {
		const list = identifier('s', this.#labels++);
		this.out.line(js`let ${list};`);
		this.#callBuiltin(list, statement);
		this.#loop(js`${list} ?? []`, statement.value, statement.body, flow);
	}

	#scanWalk(statement: Extract<Statement, { kind: 'scan-walk' }>, flow: Flow): void {
		const walker = identifier('s', this.#labels++);
		const json = this.#isJson(statement.source);
		this.out.line(
			js`const ${walker} = new Walker(${this.operand(statement.source)}, ${statement.ordered ? js`true` : js`false`});`,
		);
		this.#repeat(
			(label) => js`${label}: while (${walker}.next())`,
			flow,
			(inner) => {
				this.out.line(js`const ${this.#assigned(statement.value, json)} = ${walker}.value;`);
				this.out.line(js`let ${this.#assigned(statement.path, false)};`);
				this.#paths.set(statement.path, walker);
				this.#statements(statement.body, inner);
			},
		);
	}

	/** A loop over an array that is made by `list`. */
	#loop(list: Code, item: Local | null, body: Block, flow: Flow, json = false): void {
		const items = identifier('s', this.#labels++);
		const index = identifier('i', this.#labels++);
		this.out.line(js`const ${items} = ${list};`);
		this.#iterate(items, index, flow, (inner) => {
			if (item !== null) this.out.line(js`const ${this.#assigned(item, json)} = ${items}[${index}];`);
			this.#statements(body, inner);
		});
	}

	#iterate(items: Code, index: Code, flow: Flow, body: (inner: Flow) => void): void {
		const head = (label: Code): Code => js`${label}: for (let ${index} = 0; ${index} < ${items}.length; ${index}++)`;
		this.#repeat(head, flow, body);
	}

	/** A loop in which `continue` ends a branch. */
	#repeat(head: (label: Code) => Code, flow: Flow, body: (inner: Flow) => void): void {
		const label = this.#label('L');
		const exit = js`continue ${label};`;
		this.out.braces(head(label), () => {
			this.out.line(js`if (--c.fuel < 0) c.refuel();`);
			this.#depth++;
			const exits = flow.exits.slice(0, this.#depth);
			exits[this.#depth] = exit;
			body({ ...flow, fail: exit, exits });
			this.#depth--;
		});
	}

	#any(alternatives: readonly Block[], flow: Flow): void {
		const done = this.#label('B');
		this.out.braces(js`${done}:`, () => {
			for (const alternative of alternatives) this.labelled(alternative, existsSink(js`break ${done};`));
			this.out.line(flow.fail);
		});
	}

	#every(every: Extract<Statement, { kind: 'every' }>, flow: Flow): void {
		const source = this.operand(every.source);
		const index = identifier('i', this.#labels++);
		const label = this.#label('L');
		const keys = identifier('s', this.#labels++);
		this.#failIf(js`!isCollection(${source})`, flow);
		this.out.line(js`const ${keys} = keysInOrder(${source});`);
		this.out.braces(js`${label}: for (let ${index} = 0; ${index} < ${keys}.length; ${index}++)`, () => {
			this.out.line(js`if (--c.fuel < 0) c.refuel();`);
			this.#depth++;
			const key = identifier('r', this.#labels++);
			this.out.line(js`const ${key} = ${keys}[${index}];`);
			if (every.key !== null) this.out.line(js`const ${this.#assigned(every.key, false)} = ${key};`);
			if (every.value !== null)
				this.out.line(js`const ${this.#assigned(every.value, false)} = get(${source}, ${key});`);
			this.labelled(every.body, existsSink(js`continue ${label};`));
			this.#depth--;
			this.out.line(flow.fail);
		});
	}

	#collect(statement: Extract<Statement, { kind: 'collect' }>, _flow: Flow): void {
		const name = this.#assigned(statement.target, false);
		const { collection } = statement;
		if (collection === 'array') {
			this.out.line(js`const ${name} = [];`);
			this.labelled(statement.body, {
				once: false,
				accept(solution, emit) {
					if (solution.sink === 'add') emit.out.line(js`${name}.push(${emit.operand(solution.value)});`);
				},
			});
			return;
		}
		if (collection === 'set') {
			this.out.line(js`const ${name} = newSet();`);
			this.labelled(statement.body, addSink(name));
			return;
		}
		const builder = identifier('n', this.#labels++);
		this.out.line(js`const ${builder} = newObject();`);
		this.labelled(statement.body, putSink(builder));
		this.out.line(js`const ${name} = ${builder}.build();`);
	}

	#with(target: FrameId, base: FrameId, overrides: readonly Override[]): void {
		const steps = overrides.map((override): Code => {
			switch (override.kind) {
				case 'input':
				case 'data':
					return js`{kind: ${override.kind}, path: [${this.#operands(override.path)}], value: ${this.operand(override.value)}}`;
				case 'mock':
					return js`{kind: 'mock', name: ${override.name}, call: ${this.#mock(override.replacement)}}`;
				default:
					return assertNever(override);
			}
		});
		this.out.line(js`const ${frameName(target)} = frameWith(${frameName(base)}, [${steps}]);`);
	}

	#mock(replacement: Extract<Override, { kind: 'mock' }>['replacement']): Code {
		switch (replacement.kind) {
			case 'value':
				return js`() => ${this.operand(replacement.value)}`;
			case 'function':
				return js`${identifier('u', replacement.function)}`;
			case 'builtin':
				return js`(g, ...args) => ${this.scope.builtin(replacement.name)}(g.context, ...args)`;
			default:
				return assertNever(replacement);
		}
	}

	location(span: Parameters<ProgramScope['location']>[0]): Code {
		return this.scope.location(span);
	}
}

function frameName(frame: FrameId): Code {
	return frame === 0 ? js`f` : identifier('f', frame);
}
