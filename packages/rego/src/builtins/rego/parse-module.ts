import { type Diagnostic, SourceFile } from '@merlon/base';
import { sortedEntries, sortedItems } from '../../analysis/term-order.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { moduleToJson } from '../../syntax/opa-json.ts';
import { opaLocation } from '../../syntax/opa-location.ts';
import { parseModule as parse } from '../../syntax/parse-module.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import * as t from '../types.ts';

export const parseModule: Builtin = builtin({
	name: 'rego.parse_module',
	description: 'The syntax tree of a Rego module, in the JSON form that OPA gives it.',
	categories: [],
	args: [named('filename', 'name that errors give the module', t.string), named('rego', 'module as text', t.string)],
	result: named('output', 'syntax tree', t.objectOf(t.string, t.any)),
	impl(_context, filename, text) {
		const { module, diagnostics } = parse(new SourceFile(filename, text), { regoVersion: 'v1' });
		if (module === null) throw new BuiltinError(errorText(diagnostics));
		return moduleToJson(module, { order: { items: sortedItems, entries: sortedEntries } });
	},
});

function errorText(diagnostics: readonly Diagnostic[]): string {
	const [first] = diagnostics;
	if (first?.message === 'empty module') return `${first.span.source.name}:0: ${first.code}: ${first.message}`;
	const texts = diagnostics.map(diagnosticText);
	if (texts.length === 1) return `1 error occurred: ${texts[0]}`;
	return `${texts.length} errors occurred:\n${texts.join('\n')}`;
}

/** An error with the line it is in and a caret below, as OPA prints it. */
function diagnosticText({ span, code, message }: Diagnostic): string {
	const { file, row, col } = opaLocation(span);
	const place = file === '' ? `${row}:${col}` : `${file}:${row}`;
	const line = span.source.line(row);
	const shown = line.replace(/^\t+/, '');
	const indent = Math.max(0, col - 1 - (line.length - shown.length));
	return `${place}: ${code}: ${message}\n\t${shown}\n\t${' '.repeat(indent)}^`;
}
