import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@merlon/base';
import { formatSource } from '@merlon/rego';
import type { ExitCode, Io } from '../../io.ts';
import { capabilitiesOf, type LanguageCapabilities, languageOf } from '../../load/capabilities.ts';
import { DEFAULT_LOAD_LIMITS } from '../../load/limits.ts';
import { LoadError, problemsOf, problemText } from '../../load/load-error.ts';
import { cleanPath } from '../../load/load-paths.ts';
import { decodeText, readBounded } from '../../load/read-file.ts';
import { addVersionFlags, commandParser, parseArgs, regoVersionOf, type VersionFlags } from '../../options.ts';
import { unifiedDiff } from '../../report/line-diff.ts';
import { diagnosticsText } from '../../report/opa-errors.ts';

interface FmtFlags extends VersionFlags {
	readonly write?: boolean;
	readonly list?: boolean;
	readonly diff?: boolean;
	readonly fail?: boolean;
	readonly checkResult: boolean;
	readonly dropV0Imports?: boolean;
	readonly capabilities?: string;
}

/** `merlon rego fmt [path…]` */
export function runFmt(args: readonly string[], io: Io): ExitCode {
	const command = commandParser('fmt', 'Format Rego source files; without a path, standard input.', io)
		.argument('[path...]')
		.option('-w, --write', 'overwrite the source files')
		.option('-l, --list', 'list the files that would change')
		.option('-d, --diff', 'show the changes instead of the result')
		.option('--fail', 'exit with an error when a file would change')
		.option('--check-result', 'refuse results that cannot be parsed', true)
		.option('--no-check-result', 'do not parse the result')
		.option('--drop-v0-imports', 'drop imports that the version makes redundant')
		.option('--capabilities <file>', 'capabilities of the OPA that is to read the result');
	addVersionFlags(command, 'write what v0 and v1 both read');
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const flags = command.opts<FmtFlags>();
	try {
		const formatter = new Formatter(flags, io);
		if (command.args.length === 0) formatter.formatStdin();
		else for (const path of command.args) formatter.formatTree(cleanPath(path));
		return 0;
	} catch (error) {
		if (error instanceof FmtError) {
			io.err(`${error.message}\n`);
			return error.exitCode;
		}
		for (const problem of problemsOf(error)) io.err(`${problemText(problem)}\n`);
		return 1;
	}
}

/** What is found while writing, rather than reading, is printed under the name of the file. */
function refusalText(name: string, diagnostics: readonly Diagnostic[]): string {
	const text = diagnosticsText(diagnostics);
	return diagnostics.some(({ message }) => message.endsWith(': arity mismatch')) ? `${name}: ${text}` : text;
}

/** The first file that cannot be formatted, or would change, ends the command. */
class FmtError extends Error {
	override readonly name = 'FmtError';
	readonly exitCode: ExitCode;

	constructor(message: string, exitCode: ExitCode = 2) {
		super(message);
		this.exitCode = exitCode;
	}
}

class Formatter {
	readonly #flags: FmtFlags;
	readonly #io: Io;
	readonly #language: LanguageCapabilities | undefined;

	constructor(flags: FmtFlags, io: Io) {
		this.#flags = flags;
		this.#io = io;
		const version = regoVersionOf(flags);
		const given = flags.capabilities === undefined ? null : capabilitiesOf(flags.capabilities);
		// what is written for v0 must not use what only v1 has
		this.#language = given === null && version === 'v1' ? undefined : languageOf(given, version);
	}

	formatStdin(): void {
		const text = decodeText(this.#io.stdin());
		this.#io.out(this.#format('stdin', text, (reason) => new FmtError(reason, 1)));
	}

	formatTree(path: string, depth = 0): void {
		if (depth > DEFAULT_LOAD_LIMITS.depth) throw new LoadError([`${path}: folders are nested too deeply`]);
		if (statSync(path).isDirectory()) {
			const names = readdirSync(path).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
			for (const name of names) this.formatTree(join(path, name), depth + 1);
		} else if (path.endsWith('.rego')) {
			this.#formatFile(path);
		}
	}

	#formatFile(path: string): void {
		const before = decodeText(readBounded(path, DEFAULT_LOAD_LIMITS.fileBytes));
		const after = this.#format(path, before, (reason) => new FmtError(`failed to format Rego source file: ${reason}`));
		this.#checkResult(path, after);
		const { list, diff, fail, write } = this.#flags;
		const changed = before !== after;
		if (list === true || diff === true) {
			if (!changed) return;
			this.#io.out(list === true ? `${path}\n` : unifiedDiff(before, after, path));
			if (fail === true) throw new FmtError('unexpected diff');
			return;
		}
		if (fail === true && changed) throw new FmtError('unexpected diff');
		if (write !== true) this.#io.out(after);
		else if (changed) writeFileSync(path, after);
	}

	#format(name: string, text: string, refuse: (reason: string) => FmtError): string {
		const { v0Compatible, v1Compatible, dropV0Imports } = this.#flags;
		const regoVersion = regoVersionOf(this.#flags);
		const readsV0 = v0Compatible === true || (v1Compatible !== true && regoVersion === 'v0-compat-v1');
		const result = formatSource(name, text, {
			regoVersion,
			parseVersion: readsV0 ? 'v0' : 'v1',
			dropV0Imports: dropV0Imports ?? false,
			keywordsInRefs: this.#language?.features.includes('keywords_in_refs') ?? true,
			...(this.#language === undefined ? {} : { capabilities: this.#language }),
		});
		if (result.text === null) throw refuse(refusalText(name, result.diagnostics));
		return result.text;
	}

	#checkResult(path: string, text: string): void {
		if (!this.#flags.checkResult) return;
		const regoVersion = regoVersionOf(this.#flags);
		const { diagnostics } = formatSource('formatted', text, {
			regoVersion,
			parseVersion: regoVersion,
			...(this.#language === undefined ? {} : { capabilities: this.#language }),
		});
		if (diagnostics.length === 0) return;
		throw new FmtError(
			`${path} was successfully formatted, but the result is invalid: ${diagnosticsText(diagnostics)}\n\n` +
				'To inspect the formatted Rego, you can turn off this check with --check-result=false.',
		);
	}
}
