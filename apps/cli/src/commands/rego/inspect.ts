import { type Inspection, inspectBundle, inspectionJson, inspectModules } from '../../inspect/inspection.ts';
import type { ExitCode, Io } from '../../io.ts';
import { ignorePatterns } from '../../load/ignore.ts';
import { loadBundle } from '../../load/load-bundle.ts';
import { LoadError, problemsOf, problemText } from '../../load/load-error.ts';
import { loadPaths } from '../../load/load-paths.ts';
import { addVersionFlags, choice, commandParser, parseArgs, regoVersionOf, type VersionFlags } from '../../options.ts';
import { inspectionText } from '../../report/inspect-text.ts';
import { orderedJson } from '../../report/ordered-json.ts';

interface InspectFlags extends VersionFlags {
	readonly format: string;
	readonly annotations?: boolean;
}

/** `merlon rego inspect <path>` */
export function runInspect(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('inspect', 'List what a bundle or a Rego file holds.', io)
		.argument('<path>')
		.option('-a, --annotations', 'list annotations')
		.addOption(choice('-f, --format <format>', 'form of the output', ['pretty', 'json'], 'pretty'));
	addVersionFlags(command, null);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<InspectFlags>();
	try {
		const inspection = inspect(command.args[0] ?? '', flags);
		const withAnnotations = flags.annotations === true;
		io.out(
			flags.format === 'json'
				? `${orderedJson(inspectionJson(inspection, withAnnotations))}\n`
				: inspectionText(inspection, withAnnotations),
		);
		return 0;
	} catch (error) {
		const text = error instanceof LoadError ? error.message : problemsOf(error).map(problemText).join('\n');
		io.err(`error: ${text}\n`);
		return 1;
	}
}

function inspect(path: string, flags: InspectFlags): Inspection {
	const options = { regoVersion: regoVersionOf(flags), ignore: ignorePatterns([]) };
	if (path.endsWith('.rego')) return inspectModules([...loadPaths([path], options).modules.values()]);
	return inspectBundle(loadBundle(path, { ...options, skipData: true }));
}
