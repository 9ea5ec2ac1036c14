import { assertNever } from '@merlon/base';
import type { Builtin } from '../builtins/builtin.ts';
import type {
	Block,
	ChildPlan,
	CompletePlan,
	Definition,
	Dispatch,
	DocumentPlan,
	FunctionPlan,
	PartialPlan,
	ProgramPlan,
} from '../plan/ir.ts';
import { isScan } from '../plan/operands.ts';
import { stringifyJson } from '../runtime/json.ts';
import type { Value } from '../runtime/value.ts';
import { type Code, CodeWriter, identifier, js } from './code.ts';
import { FunctionEmitter } from './function-emitter.ts';
import { ProgramScope } from './program-scope.ts';
import { addSink, putSink, type Sink } from './sinks.ts';

/**
 * The JavaScript of a planned program: the body of a function of `rt`, the runtime, that gives
 * `{ memoSize, entries: [(frame) => value | rows] }`.
 */
export function emitProgram(plan: ProgramPlan, builtinTable: ReadonlyMap<string, Builtin>): string {
	const scope = new ProgramScope(builtinTable, plan.mockedBuiltins);
	const functions = new CodeWriter();
	plan.documents.forEach((document, i) => {
		emitDocument(scope, functions, document, i);
	});
	plan.functions.forEach((fn, i) => {
		emitFunction(scope, functions, fn, i);
	});
	const entries = plan.entries.map((entry, i): Code => {
		if (entry.kind === 'document') return identifier('d', entry.document);
		emitQuery(scope, functions, entry.definition, i);
		return identifier('q', i);
	});
	const out = new CodeWriter();
	out.line(js`"use strict";`);
	out.line(
		js`const {NONE, RegoSet, Walker, baseGet, builtin, callMockable, caught, compare, conflict, direct, eq, frameWith, get, getPath, isCollection, isObjectOfSize, keys, keysInOrder, lastingMemoOf, memoOf, mockOf, newDispatch, newNested, newObject, newSet, numberOf, objectOf, overridden, overlay, probe, positions, put, setOf, staticMemoOf, treeGet, treeKeys, treeNode, treeRoot, treeValue, values, valuesInOrder} = rt;`,
	);
	const tree = emitTree(scope, plan);
	for (const line of scope.prelude()) out.line(line);
	const text = `${out.toString()}${functions.toString()}`;
	const end = new CodeWriter();
	for (const line of tree) end.line(line);
	end.line(js`return {memoSize: ${plan.documents.length}, entries: [${entries}]};`);
	return `${text}${end.toString()}`;
}

/** Calls count as steps: without any loop, functions that call others twice take time without end. */
const COUNT_STEP = js`if (--f.context.fuel < 0) f.context.refuel();`;

function emitDocument(scope: ProgramScope, out: CodeWriter, document: DocumentPlan, number: number): void {
	if (document.kind !== 'tree') emitDefinitions(scope, out, document, number);
	out.braces(js`function ${identifier('d', number)}(f)`, () => {
		const memo = document.static ? js`f.statics.documents[${number}]` : js`f.memo[${number}]`;
		out.line(js`let v = ${memo};`);
		out.line(js`if (v !== undefined) return v === NONE ? undefined : v;`);
		out.line(COUNT_STEP);
		if (document.overridable) {
			const path = scope.constants.list(document.path);
			out.line(js`if (f.overrides !== null && overridden(f, ${path})) return getPath(f.data, ${path});`);
		}
		switch (document.kind) {
			case 'complete':
				emitComplete(scope, out, document, number);
				break;
			case 'partial':
				emitPartial(scope, out, document, number);
				break;
			case 'tree':
				out.line(
					js`v = overlay(getPath(f.data, ${scope.constants.list(document.path)}), [${childPairs(scope, document.children)}], ${document.path.length});`,
				);
				break;
			default:
				assertNever(document);
		}
		out.line(js`${memo} = v === undefined ? NONE : v;`);
		out.line(js`return v;`);
	});
}

function childPairs(scope: ProgramScope, children: readonly ChildPlan[]): readonly Code[] {
	return children.map((child) => js`[${scope.constants.reference(child.key)}, ${identifier('d', child.document)}(f)]`);
}

/** Numbered names of the functions of a document's or function's definitions. */
function definitionName(prefix: 'd_' | 'u_', owner: number, definition: number): Code {
	return js`${identifier(prefix, owner)}${identifier('r', definition)}`;
}

function emitDefinitions(
	scope: ProgramScope,
	out: CodeWriter,
	document: CompletePlan | PartialPlan,
	number: number,
): void {
	if (document.kind === 'partial') {
		document.definitions.forEach((definition, i) => {
			emitPartFunction(scope, out, definition, definitionName('d_', number, i), document.shape);
		});
		return;
	}
	withFallback(document).forEach((definition, i) => {
		const conflict = definitionConflict(scope, document, definition);
		emitValueFunction(scope, out, definition, definitionName('d_', number, i), [], conflict);
	});
}

function withFallback({ definitions, fallback }: CompletePlan | FunctionPlan): readonly Definition[] {
	return fallback === null ? definitions : [...definitions, fallback];
}

function definitionConflict(scope: ProgramScope, plan: CompletePlan | FunctionPlan, { span }: Definition): Code {
	return js`conflict(${scope.location(span)}, ${conflictText(plan)})`;
}

function conflictText(plan: CompletePlan | FunctionPlan): string {
	return 'arity' in plan
		? `function ${pathText(plan.path)} produced conflicting values for the same inputs`
		: `rule ${pathText(plan.path)} produced conflicting values`;
}

/** A path below `data` as a reference is written. */
function pathText(path: readonly Value[]): string {
	return path.reduce<string>((text, key) => {
		const plain = typeof key === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(key);
		return plain ? `${text}.${key}` : `${text}[${stringifyJson(key)}]`;
	}, 'data');
}

function emitComplete(scope: ProgramScope, out: CodeWriter, document: CompletePlan, number: number): void {
	const names = document.definitions.map((_, i) => definitionName('d_', number, i));
	const conflict = (definition: Definition): Code => definitionConflict(scope, document, definition);
	if (document.dispatch === null) emitAlternatives(out, document.definitions, names, [js`f`], conflict);
	else emitDispatched(scope, out, document, document.dispatch, names, [js`f`]);
	if (document.fallback !== null) {
		out.line(js`if (v === undefined) v = ${definitionName('d_', number, document.definitions.length)}(f);`);
	}
}

/** `v` becomes the one value of several definitions; definitions that give the same constant end at the first. */
function emitAlternatives(
	out: CodeWriter,
	definitions: readonly Definition[],
	names: readonly Code[],
	args: readonly Code[],
	conflict: (definition: Definition) => Code,
): void {
	const sameConstant = haveSameConstant(definitions);
	definitions.forEach((definition, i) => {
		const call = js`${names[i] as Code}(${args})`;
		if (i === 0) out.line(js`v = ${call};`);
		else if (sameConstant) out.line(js`if (v === undefined) v = ${call};`);
		else {
			const other = identifier('r', i);
			out.line(js`const ${other} = ${call};`);
			out.line(
				js`if (v === undefined) v = ${other}; else if (${other} !== undefined && !eq(v, ${other})) ${conflict(definition)};`,
			);
		}
		emitLeave(out, definition);
	});
}

/** Whether all definitions give the same constant, so that the first solution is enough. */
function haveSameConstant(definitions: readonly Definition[]): boolean {
	const first = definitions[0]?.constant;
	return (
		first !== undefined && typeof first !== 'object' && definitions.every((definition) => definition.constant === first)
	);
}

/** As `emitAlternatives`, of those definitions that what stands at the place of the dispatch leaves. */
function emitDispatched(
	scope: ProgramScope,
	out: CodeWriter,
	plan: CompletePlan | FunctionPlan,
	dispatch: Dispatch,
	names: readonly Code[],
	args: readonly Code[],
): void {
	const { definitions } = plan;
	const table = scope.newDispatch(names, definitions, dispatch.keys);
	out.braces(js`for (const i of ${candidates(scope, table, dispatch)})`, () => {
		if (haveSameConstant(definitions)) {
			out.line(js`v = ${table}.definitions[i](${args});`);
			out.line(js`if (v !== undefined) break;`);
			return;
		}
		out.line(js`const r = ${table}.definitions[i](${args});`);
		out.line(
			js`if (v === undefined) v = r; else if (r !== undefined && !eq(v, r)) conflict(${table}.locations[i], ${conflictText(plan)});`,
		);
	});
}

/** The numbers of the definitions that have to be tried. */
function candidates(scope: ProgramScope, table: Code, { from, path }: Dispatch): Code {
	const root = from.kind === 'local' ? identifier('v', from.local) : from.kind === 'input' ? js`f.input` : js`f.data`;
	return js`${table}.candidates(${root}, ${scope.constants.list(path)})`;
}

/** A function that gives the value of one definition of a complete rule or function. */
function emitValueFunction(
	scope: ProgramScope,
	out: CodeWriter,
	definition: Definition,
	name: Code,
	parameters: readonly Code[],
	conflict: Code,
): void {
	out.braces(js`function ${name}(${[js`f`, ...parameters]})`, () => {
		out.line(js`const c = f.context;`);
		const emitter = new FunctionEmitter(scope, out, parameters.length);
		const last = definition.bodies.length - 1;
		if (definition.bodies.some((body) => iterates(body))) out.line(js`let r;`);
		definition.bodies.forEach((body, i) => {
			const single = !iterates(body) || definition.constant !== undefined;
			const sink = single ? returnSink() : valueSink(conflict);
			if (i === last && single) emitter.block(body, js`return undefined;`, sink);
			else emitter.labelled(body, sink);
			if (!single) out.line(js`if (r !== undefined) return r;`);
		});
		out.line(js`return undefined;`);
	});
}

/** Whether a block can have more than one solution. */
function iterates(block: Block): boolean {
	return block.some(isScan);
}

function returnSink(): Sink {
	return {
		once: true,
		accept(solution, emit) {
			if (solution.sink === 'value') emit.out.line(js`return ${emit.operand(solution.value)};`);
		},
	};
}

function valueSink(conflict: Code): Sink {
	return {
		once: true,
		accept(solution, emit) {
			if (solution.sink !== 'value') return;
			const value = emit.operand(solution.value);
			emit.out.line(js`if (r === undefined) r = ${value}; else if (r !== ${value} && !eq(r, ${value})) ${conflict};`);
		},
	};
}

function emitPartial(scope: ProgramScope, out: CodeWriter, document: PartialPlan, number: number): void {
	const parts = document.definitions.map((_, i) => definitionName('d_', number, i));
	switch (document.shape) {
		case 'set':
			out.line(js`v = newSet();`);
			callParts(scope, out, document, parts, js`v`);
			return;
		case 'object':
			out.line(js`const n = newObject();`);
			callParts(scope, out, document, parts, js`n`);
			out.line(js`v = n.build();`);
			return;
		case 'nested':
			out.line(js`const n = newNested();`);
			for (const child of document.children) {
				const key = scope.constants.reference(child.key);
				const partial = child.partial ? js`true` : js`false`;
				out.line(js`n.child(${key}, ${identifier('d', child.document)}(f), ${partial});`);
			}
			callParts(scope, out, document, parts, js`n`);
			out.line(js`v = n.build();`);
			return;
		default:
			assertNever(document.shape);
	}
}

function callParts(
	scope: ProgramScope,
	out: CodeWriter,
	document: PartialPlan,
	parts: readonly Code[],
	target: Code,
): void {
	const { dispatch } = document;
	if (dispatch !== null) {
		const table = scope.newDispatch(parts, document.definitions, dispatch.keys);
		out.line(js`for (const i of ${candidates(scope, table, dispatch)}) ${table}.definitions[i](f, ${target});`);
		return;
	}
	document.definitions.forEach((definition, i) => {
		out.line(js`${parts[i] as Code}(f, ${target});`);
		emitLeave(out, definition);
	});
}

function emitLeave(out: CodeWriter, definition: Definition): void {
	if (definition.leave !== null) out.line(js`probe(f, 'leave', ${definition.leave});`);
}

function emitPartFunction(
	scope: ProgramScope,
	out: CodeWriter,
	definition: Definition,
	name: Code,
	shape: PartialPlan['shape'],
): void {
	const target = js`n`;
	const sink = shape === 'set' ? addSink(target) : shape === 'object' ? putSink(target) : partSink(target);
	out.braces(js`function ${name}(f, n)`, () => {
		out.line(js`const c = f.context;`);
		const emitter = new FunctionEmitter(scope, out);
		for (const body of definition.bodies) emitter.block(body, js`return;`, sink);
	});
}

function partSink(target: Code): Sink {
	return {
		once: true,
		accept(solution, emit) {
			if (solution.sink !== 'part') return;
			const path = solution.path.map((part) => emit.operand(part));
			const value = emit.operand(solution.value);
			emit.out.line(
				js`${target}.part([${path}], ${value}, ${solution.multi ? js`true` : js`false`}, ${emit.location(solution.span)});`,
			);
		},
	};
}

function emitFunction(scope: ProgramScope, out: CodeWriter, fn: FunctionPlan, number: number): void {
	const parameters = Array.from({ length: fn.arity }, (_, i) => identifier('v', i));
	const conflict = (definition: Definition): Code => definitionConflict(scope, fn, definition);
	withFallback(fn).forEach((definition, i) => {
		emitValueFunction(scope, out, definition, definitionName('u_', number, i), parameters, conflict(definition));
	});
	const fallbackName = definitionName('u_', number, fn.definitions.length);
	const args = [js`f`, ...parameters];
	out.braces(js`function ${identifier('u', number)}(${args})`, () => {
		out.line(COUNT_STEP);
		out.line(js`let v;`);
		if (fn.mockable) {
			out.line(js`const mock = mockOf(f, ${number});`);
			out.line(js`if (mock !== null) return mock(${args});`);
		}
		const m = fn.memoized === 'lasting' ? js`m?` : js`m`;
		if (fn.memoized !== null) {
			out.line(js`const a = [${parameters}];`);
			out.line(js`const m = ${memoOf(fn, number)};`);
			out.line(js`v = ${m}.find(a);`);
			out.line(js`if (v !== undefined) return v === NONE ? undefined : v;`);
			if (fn.static !== null) for (const [i, name] of parameters.entries()) out.line(js`${name} = a[${i}];`);
		}
		const names = fn.definitions.map((_, i) => definitionName('u_', number, i));
		if (fn.dispatch === null) emitAlternatives(out, fn.definitions, names, args, conflict);
		else emitDispatched(scope, out, fn, fn.dispatch, names, args);
		if (fn.fallback !== null) out.line(js`if (v === undefined) v = ${fallbackName}(${args});`);
		if (fn.memoized !== null) out.line(js`${m}.keep(a, v === undefined ? NONE : v);`);
		out.line(js`return v;`);
	});
}

/** Where the results of a function for the arguments `a` are kept. */
function memoOf(fn: FunctionPlan, number: number): Code {
	if (fn.static === null) return js`memoOf(f, ${number})`;
	const readsData = fn.static === 'data' ? js`true` : js`false`;
	const args = js`f, ${number}, a, ${readsData}`;
	return fn.memoized === 'lasting' ? js`lastingMemoOf(${args})` : js`staticMemoOf(${args})`;
}

function emitQuery(scope: ProgramScope, out: CodeWriter, definition: Definition, number: number): void {
	out.braces(js`function ${identifier('q', number)}(f)`, () => {
		out.line(js`const rows = [];`);
		out.line(js`const c = f.context;`);
		const emitter = new FunctionEmitter(scope, out);
		for (const body of definition.bodies) {
			emitter.labelled(body, {
				once: false,
				accept(solution, emit) {
					if (solution.sink === 'row') emit.out.line(js`rows.push([${solution.values.map((v) => emit.operand(v))}]);`);
				},
			});
		}
		out.line(js`return rows;`);
	});
}

/** The run-time tree: nodes first, then their children, which may be any node. */
function emitTree(scope: ProgramScope, plan: ProgramPlan): readonly Code[] {
	const lines: Code[] = [];
	plan.tree.forEach((node, i) => {
		const path = scope.constants.list(node.path);
		const leaf = node.leaf ? js`true` : js`false`;
		lines.push(js`const ${identifier('t', i)} = treeNode(${path}, ${identifier('d', node.document)}, ${leaf});`);
	});
	plan.tree.forEach((node, i) => {
		for (const child of node.children) {
			const key = scope.constants.reference(child.key);
			lines.push(js`${identifier('t', i)}.add(${key}, ${identifier('t', child.node)});`);
		}
	});
	return lines;
}
