import type { ObjectValue } from '../runtime/collection.ts';
import { isObject } from '../runtime/collection.ts';
import { sortedKeys } from '../runtime/compare.ts';
import { lookup } from '../runtime/lookup.ts';
import type { Value, ValueArray } from '../runtime/value.ts';
import { templateError } from './template-error.ts';
import { FUNCTIONS } from './template-functions.ts';
import type { Branch, Operand, Pipeline, Template, TemplateNode } from './template-node.ts';
import {
	checkTemplateData,
	GoNumber,
	isText,
	isTrue,
	printed,
	type TemplateValue,
	templateTypeName,
} from './template-value.ts';

/** What limits the work of a template. */
export interface TemplateLimits {
	/** Counts steps; throws when there were too many. */
	readonly tick: (steps: number) => void;
	/** Throws when the text written so far is too long. */
	readonly checkSize: (size: number) => void;
}

/** Writes a template with data as its dot. */
export function renderTemplate(template: Template, data: ObjectValue, limits: TemplateLimits): string {
	checkTemplateData(data);
	const run = new TemplateRun(template, limits);
	run.list(template.root, data, [{ name: '$', value: data }], 0);
	return run.output;
}

interface Variable {
	readonly name: string;
	value: TemplateValue;
}

type Outcome = 'done' | 'break' | 'continue';

const MAX_DEPTH = 200;

class TemplateRun {
	readonly #template: Template;
	readonly #limits: TemplateLimits;
	output = '';

	constructor(template: Template, limits: TemplateLimits) {
		this.#template = template;
		this.#limits = limits;
	}

	list(nodes: readonly TemplateNode[], dot: TemplateValue, variables: Variable[], depth: number): Outcome {
		for (const node of nodes) {
			const outcome = this.#node(node, dot, variables, depth);
			if (outcome !== 'done') return outcome;
		}
		return 'done';
	}

	#node(node: TemplateNode, dot: TemplateValue, variables: Variable[], depth: number): Outcome {
		this.#limits.tick(1);
		switch (node.kind) {
			case 'text':
				this.#write(node.text);
				return 'done';
			case 'action': {
				const value = this.#pipeline(node.pipe, dot, variables);
				if (node.pipe.variables.length === 0) this.#write(value === undefined ? '<no value>' : printed(value));
				return 'done';
			}
			case 'template':
				this.#call(node.name, node.pipe, dot, variables, depth);
				return 'done';
			case 'break':
			case 'continue':
				return node.kind;
			default:
				return this.#branch(node, dot, variables, depth);
		}
	}

	#write(text: string): void {
		this.output += text;
		this.#limits.checkSize(this.output.length);
	}

	#branch(node: Branch, dot: TemplateValue, variables: Variable[], depth: number): Outcome {
		const mark = variables.length;
		const value = this.#pipeline(node.pipe, dot, variables);
		let outcome: Outcome = 'done';
		if (node.kind === 'range') {
			if (!this.#range(node, value, variables, depth) && node.otherwise !== null) {
				outcome = this.list(node.otherwise, dot, variables, depth);
			}
		} else if (isTrue(value)) {
			outcome = this.list(node.list, node.kind === 'with' ? value : dot, variables, depth);
		} else if (node.otherwise !== null) outcome = this.list(node.otherwise, dot, variables, depth);
		variables.length = mark;
		return outcome;
	}

	/** Whether there was anything to go over. */
	#range(node: Branch, value: TemplateValue, variables: Variable[], depth: number): boolean {
		const entries = entriesOf(value);
		const names = node.pipe.variables;
		if (value instanceof GoNumber && names.length > 1) {
			throw templateError(`can't use ${printed(value)} to iterate over more than one variable`);
		}
		const mark = variables.length;
		for (const [key, item] of entries) {
			bindLoop(node.pipe, key, item, variables);
			const outcome = this.list(node.list, item, variables, depth);
			variables.length = mark;
			if (outcome === 'break') break;
		}
		return entries.length > 0;
	}

	#call(name: string, pipe: Pipeline | null, dot: TemplateValue, variables: Variable[], depth: number): void {
		const nodes = name === 'template' ? this.#template.root : this.#template.defined.get(name);
		if (nodes === undefined) throw templateError(`template "${name}" not defined`);
		if (depth >= MAX_DEPTH) throw templateError(`exceeded maximum template depth (${MAX_DEPTH})`);
		const value = pipe === null ? undefined : this.#pipeline(pipe, dot, variables);
		this.list(nodes, value, [{ name: '$', value }], depth + 1);
	}

	#pipeline(pipe: Pipeline, dot: TemplateValue, variables: Variable[]): TemplateValue {
		let value: TemplateValue;
		for (let i = 0; i < pipe.commands.length; i++) {
			const command = pipe.commands[i] as readonly Operand[];
			value = this.#command(command, i > 0, value, dot, variables) ?? undefined;
		}
		for (const name of pipe.variables) {
			if (pipe.assigns) setVariable(variables, name, value);
			else variables.push({ name, value });
		}
		return value;
	}

	#command(
		command: readonly Operand[],
		isPiped: boolean,
		piped: TemplateValue,
		dot: TemplateValue,
		variables: Variable[],
	): TemplateValue {
		const [first, ...operands] = command as [Operand, ...Operand[]];
		if (first.kind !== 'function') {
			if (operands.length > 0 || isPiped) throw templateError(`can't give argument to non-function ${first.kind}`);
			return this.#operand(first, dot, variables);
		}
		if (first.name === 'and' || first.name === 'or') {
			return this.#shortCircuit(first.name, operands, isPiped, piped, dot, variables);
		}
		const args = operands.map((operand) => this.#argument(operand, dot, variables));
		if (isPiped) args.push(piped);
		const call = FUNCTIONS.get(first.name);
		if (call === undefined) throw templateError(`error calling ${first.name}: call of nil`);
		return call(args);
	}

	#shortCircuit(
		name: 'and' | 'or',
		operands: readonly Operand[],
		isPiped: boolean,
		piped: TemplateValue,
		dot: TemplateValue,
		variables: Variable[],
	): TemplateValue {
		if (operands.length === 0 && !isPiped)
			throw templateError(`wrong number of args for ${name}: want at least 1 got 0`);
		let value: TemplateValue;
		for (const operand of operands) {
			value = this.#argument(operand, dot, variables);
			if (isTrue(value) === (name === 'or')) return value;
		}
		return isPiped ? piped : value;
	}

	#argument(operand: Operand, dot: TemplateValue, variables: Variable[]): TemplateValue {
		if (operand.kind === 'nil') return undefined;
		return this.#operand(operand, dot, variables);
	}

	#operand(operand: Operand, dot: TemplateValue, variables: Variable[]): TemplateValue {
		switch (operand.kind) {
			case 'dot':
				return dot;
			case 'nil':
				throw templateError('nil is not a command');
			case 'int':
				return new GoNumber(operand.value);
			case 'float':
				return new GoNumber(operand.value, true);
			case 'field':
				return fieldOf(dot, operand.path);
			case 'variable':
				return fieldOf(findVariable(variables, operand.name).value, operand.path);
			case 'group':
				return fieldOf(this.#pipeline(operand.pipe, dot, variables), operand.path);
			case 'function':
				return this.#command([operand], false, undefined, dot, variables);
			default:
				return operand.value;
		}
	}
}

/** What `range` goes over, with keys. */
function entriesOf(value: TemplateValue): readonly (readonly [TemplateValue, TemplateValue])[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) return (value as ValueArray).map((item, i) => [new GoNumber(i), item]);
	if (value instanceof GoNumber && !value.isFloat) {
		if (value.value > MAX_COUNT) throw templateError(`range over ${value.value} is too long`);
		return Array.from({ length: Math.max(0, value.value) }, (_, i) => [undefined, new GoNumber(i)]);
	}
	if (typeof value === 'boolean' || value instanceof GoNumber || isText(value) || !isObject(value)) {
		throw templateError(`range can't iterate over ${printed(value)}`);
	}
	return sortedKeys(value).map((key) => [key, lookup(value, key) as Value]);
}

const MAX_COUNT = 1_000_000;

function bindLoop(pipe: Pipeline, key: TemplateValue, item: TemplateValue, variables: Variable[]): void {
	const [first, second] = pipe.variables;
	if (first === undefined) return;
	const bound: readonly (readonly [string, TemplateValue])[] =
		second === undefined
			? [[first, item]]
			: [
					[first, key],
					[second, item],
				];
	for (const [name, value] of bound) setVariable(variables, name, value);
}

function setVariable(variables: readonly Variable[], name: string, value: TemplateValue): void {
	findVariable(variables, name).value = value;
}

function findVariable(variables: readonly Variable[], name: string): Variable {
	for (let i = variables.length - 1; i >= 0; i--) {
		const variable = variables[i] as Variable;
		if (variable.name === name) return variable;
	}
	throw templateError(`undefined variable "${name}"`);
}

/** A missing key is no value, and so is everything below it; null has no fields. */
function fieldOf(receiver: TemplateValue, path: readonly string[]): TemplateValue {
	let value = receiver;
	for (const name of path) {
		if (value === undefined) return undefined;
		if (value === null) throw templateError(`nil pointer evaluating interface {}.${name}`);
		if (value instanceof GoNumber || !isObject(value)) {
			throw templateError(`can't evaluate field ${name} in type ${templateTypeName(value)}`);
		}
		value = lookup(value, name);
	}
	return value;
}
