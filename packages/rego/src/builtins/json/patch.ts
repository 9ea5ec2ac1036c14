import { isObject, type ObjectValue } from '../../runtime/collection.ts';
import { equal } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { lookup } from '../../runtime/lookup.ts';
import type { Value } from '../../runtime/value.ts';
import { valueText } from '../../runtime/value-text.ts';
import { type Builtin, builtin, named, typeName } from '../builtin.ts';
import { limitSize, writtenSize } from '../limits.ts';
import * as t from '../types.ts';
import { EditTree } from './edit-tree.ts';
import { parsePath } from './path.ts';

export const jsonPatch: Builtin = builtin({
	name: 'json.patch',
	description:
		'A value after the operations of a JSON Patch (RFC 6902), all of them or none. In a set, a member is its own path.',
	categories: ['object'],
	args: [
		named('target', 'value to change: an object, an array or a set', t.any),
		named(
			'patches',
			'operations, carried out one after another',
			t.arrayOf(t.record({ op: t.string, path: t.any }, { key: t.any, value: t.any })),
		),
	],
	result: named('output', '`target` after all operations', t.any),
	impl(context, target, operations) {
		const tree = new EditTree(target);
		let copied = 0;
		const tick = (steps: number): void => context.tick(steps);
		for (const operation of operations) {
			context.tick(1);
			// Copies of copies double with every operation.
			const duplicate = applyOperation(tree, operation);
			if (duplicate !== undefined) copied += writtenSize(duplicate, context.maxValueSize - copied, tick);
			limitSize(context, 'json.patch', copied);
		}
		return tree.render();
	},
});

/** Carries an operation out, and gives the value that is there twice afterwards. */
function applyOperation(tree: EditTree, operation: Value): Value | undefined {
	if (!isObject(operation)) {
		throw new BuiltinError('must be an array of JSON-Patch objects, but at least one element is not an object');
	}
	const pathOperand = required(operation, 'path');
	const op = required(operation, 'op');
	if (typeof op !== 'string') throw new BuiltinError(`attribute 'op' must be a string but found: ${typeName(op)}`);
	const path = parsePath(pathOperand);
	switch (op) {
		case 'add':
			tree.insert(path, required(operation, 'value'));
			return undefined;
		case 'remove':
			tree.remove(path);
			return undefined;
		case 'replace':
			tree.remove(path);
			tree.insert(path, required(operation, 'value'));
			return undefined;
		case 'move': {
			const from = parsePath(required(operation, 'from'));
			const value = tree.at(from);
			tree.remove(from);
			tree.insert(path, present(value));
			return undefined;
		}
		case 'copy': {
			const value = present(tree.at(parsePath(required(operation, 'from'))));
			tree.insert(path, value);
			return value;
		}
		case 'test':
			testValue(tree.at(path), required(operation, 'value'));
			return undefined;
		default:
			throw new BuiltinError(`unrecognized op: '${op}'`);
	}
}

function required(operation: ObjectValue, attribute: string): Value {
	const value = lookup(operation, attribute);
	if (value === undefined) throw new BuiltinError(`missing required attribute '${attribute}'`);
	return value;
}

function present(value: Value | undefined): Value {
	if (value === undefined) throw new BuiltinError('cannot insert nil value into EditTree');
	return value;
}

function testValue(found: Value | undefined, wanted: Value): void {
	if (found !== undefined && equal(found, wanted)) return;
	const shown = found === undefined ? '<nil>' : valueText(found);
	throw new BuiltinError(`value from EditTree != patch value.\n\nExpected: ${valueText(wanted)}\n\nFound: ${shown}`);
}
