import { SourceFile } from '@merlon/base';
import { moduleToJson, parseModule, sortedEntries, sortedItems } from '@merlon/rego';
import type { ExitCode, Io } from '../../io.ts';
import { DEFAULT_LOAD_LIMITS } from '../../load/limits.ts';
import { problemsOf, problemText } from '../../load/load-error.ts';
import { cleanPath } from '../../load/load-paths.ts';
import { decodeText, readBounded } from '../../load/read-file.ts';
import { addVersionFlags, choice, commandParser, parseArgs, regoVersionOf, type VersionFlags } from '../../options.ts';
import { diagnosticJson, prettyJson } from '../../report/opa-errors.ts';
import { orderedJson } from '../../report/ordered-json.ts';
import { treeText } from '../../report/tree-text.ts';

interface ParseFlags extends VersionFlags {
	readonly format: string;
	readonly jsonInclude: string;
}

/** `merlon rego parse <path>` */
export function runParse(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('parse', 'Print the syntax tree of a Rego file.', io)
		.argument('<path>')
		.addOption(choice('-f, --format <format>', 'form of the output', ['pretty', 'json'], 'pretty'))
		.option('--json-include <parts>', 'parts of the JSON to show or, with a minus, hide: locations, comments', '');
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<ParseFlags>();
	const path = command.args[0] ?? '';
	try {
		const name = cleanPath(path);
		const source = new SourceFile(name, decodeText(readBounded(name, DEFAULT_LOAD_LIMITS.fileBytes)));
		const regoVersion = flags.v0Compatible === true ? 'v0' : regoVersionOf(flags);
		const { module, diagnostics } = parseModule(source, { regoVersion, processAnnotations: true });
		if (module === null) {
			io.err(prettyJson({ errors: diagnostics.map(diagnosticJson) }));
			return 1;
		}
		if (flags.format === 'json') {
			const order = { items: sortedItems, entries: sortedEntries };
			const json = moduleToJson(module, { order, ...includedParts(flags.jsonInclude) });
			io.out(`${orderedJson(json)}\n`);
		} else {
			io.out(treeText(module));
		}
		return 0;
	} catch (error) {
		io.err(prettyJson({ errors: problemsOf(error).map((problem) => ({ message: problemText(problem) })) }));
		return 1;
	}
}

/** `locations,-comments` */
function includedParts(list: string): { readonly locations: boolean; readonly comments: boolean } {
	let locations = false;
	let comments = true;
	for (const part of list.split(',')) {
		const on = !part.startsWith('-');
		if (part.endsWith('locations')) locations = on;
		if (part.endsWith('comments')) comments = on;
	}
	return { locations, comments };
}
