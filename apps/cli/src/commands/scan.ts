import { closeSync, existsSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isAtLeast, type Problem, type ScanResult } from '@merlon/model';
import { BUILTIN } from '@merlon/policy/builtin';
import {
	ANSI,
	PLAIN,
	REPORTERS,
	type Report,
	type ReportOptions,
	reporterNamed,
	reportOptions,
	reportPieces,
} from '@merlon/report';
import {
	baselineText,
	configOf,
	flagName,
	folderInRepository,
	type KeySpec,
	type LoadedConfig,
	loadConfig,
	mergeConfig,
	SCAN_KEYS,
	type ScanConfig,
	type ScanThreadData,
	scan,
	systemErrorText,
} from '@merlon/scan';
import { Option } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { collected, commandParser, parseArgs } from '../options.ts';
import { frameSource } from '../report/frame-source.ts';
import { VERSION } from '../version.ts';

const EXAMPLES = `
Examples:
  merlon scan                                   the current folder
  merlon scan deploy/ -o sarif=merlon.sarif     a folder, for code scanning and on the terminal
  helm template chart/ | merlon scan -          what comes in on standard input
  merlon scan --policies all --fail-on high     every policy; only high and critical findings fail
  merlon scan --staged --compact                before a commit
`;

/** `merlon scan [path…]` */
export async function runScan(args: readonly string[], io: Io): Promise<ExitCode> {
	const command = commandParser('merlon scan', 'Find what is wrong in Kubernetes manifests, and say how to fix it.', io)
		.argument('[path...]', 'folders, files and globs; - for standard input')
		.option('--config <file>', 'settings in place of the nearest merlon.yaml');
	for (const [key, spec] of SCAN_KEYS) if (spec.flag !== null) command.addOption(optionOf(key, spec));
	command.addHelpText('after', `\nFormats: ${REPORTERS.map(({ name }) => name).join(', ')}\n${EXAMPLES}`);
	const done = parseArgs(command, args);
	if (done !== null) return done;
	const { config: named, ...flags } = command.opts<Record<string, unknown>>();
	const cwd = process.cwd();
	const loaded = settings(cwd, typeof named === 'string' ? named : null, flags);
	const outputs = outputsOf(loaded.config, io);
	if (outputs === null) return 2;
	const result = await scan({
		...(command.args.length > 0 ? { paths: command.args } : {}),
		config: loaded,
		cwd,
		...progress(io),
		thread: startThread,
	});
	const { createBaseline } = loaded.config;
	if (createBaseline !== undefined) {
		if (!writeBaseline(createBaseline, result, io)) return 2;
		return exitCode({ ...result, findings: [] }, loaded.config);
	}
	const written: boolean[] = [];
	// Files first: what reads the terminal's part may go away in the middle, as `head` does.
	for (const output of outputs.toSorted(filesFirst)) written.push(await write(output, result, loaded.config, io));
	return written.includes(false) ? 2 : exitCode(result, loaded.config);
}

function optionOf(key: string, { value, flag, about, standard }: KeySpec): Option {
	const short = key === 'output' ? '-o, ' : key === 'check' ? '-c, ' : '';
	const isList = value.kind === 'texts';
	const shown =
		standard === null || standard === false || (Array.isArray(standard) && standard.length === 0)
			? ''
			: ` (default: ${String(standard)})`;
	const option = new Option(
		`${short}${flagName(key)}${flag === '' || flag === null ? '' : ` ${flag}`}`,
		`${about.replace(/\.$/, '')}${shown}`,
	);
	return isList
		? option.argParser((text: string, previous: readonly string[] | undefined) => collected(text, previous ?? []))
		: option;
}

/** The settings of the file with those of the command line; the flags pass the same checks. */
function settings(cwd: string, named: string | null, flags: Readonly<Record<string, unknown>>): LoadedConfig {
	const loaded = loadConfig(cwd, named);
	const values = Object.entries(flags).flatMap(([key, value]) => keyValue(key, value));
	const given = configOf(Object.fromEntries(values), cwd);
	return {
		...loaded,
		config: mergeConfig(loaded.config, given.config),
		problems: [...loaded.problems, ...given.problems.map(ofFlag)],
	};
}

/** A flag is called by its name, and not by that of its key. */
function ofFlag(problem: Problem): Problem {
	const named = problem.message.replace(/^\w+/, (key) => (SCAN_KEYS.has(key) ? flagName(key) : key));
	return { ...problem, message: named };
}

/** `--no-inline-skips` is the key `noInlineSkips`, where the parser has it as `inlineSkips` that is false. */
function keyValue(key: string, value: unknown): readonly (readonly [string, unknown])[] {
	if (SCAN_KEYS.has(key)) return [[key, flagValue(key, value)]];
	return value === false ? [[`no${key.charAt(0).toUpperCase()}${key.slice(1)}`, true]] : [];
}

/** Lists take commas; `all` and `default` stand alone. */
function flagValue(key: string, value: unknown): unknown {
	// A path on the command line is about the folder the command runs in, one in the settings about theirs.
	if (key === 'baseline') return resolve(String(value));
	const spec = SCAN_KEYS.get(key)?.value;
	if (spec?.kind === 'number') return Number.isNaN(Number(value)) ? value : Number(value);
	if (spec?.kind !== 'texts' || !Array.isArray(value)) return value;
	const texts = value.flatMap((text) => String(text).split(',')).map((text) => text.trim());
	return texts.length === 1 && spec.words.includes(texts[0] ?? '') ? texts[0] : texts;
}

interface Output {
	readonly format: string;
	/** Null for the terminal. */
	readonly file: string | null;
}

function outputsOf(config: ScanConfig, io: Io): readonly Output[] | null {
	const outputs = (config.output ?? ['text']).map((text): Output => {
		const equals = text.indexOf('=');
		return equals < 0 ? { format: text, file: null } : { format: text.slice(0, equals), file: text.slice(equals + 1) };
	});
	for (const { format, file } of outputs) {
		if (reporterNamed(format) !== null && file !== '') continue;
		const what = file === '' ? `--output ${format}= names no file` : `there is no format ${JSON.stringify(format)}`;
		io.err(`merlon scan: ${what}; formats: ${REPORTERS.map(({ name }) => name).join(', ')}\n`);
		return null;
	}
	return outputs;
}

function filesFirst(a: Output, b: Output): number {
	return Number(a.file === null) - Number(b.file === null);
}

/** False where the report could not be written. */
async function write({ format, file }: Output, result: ScanResult, config: ScanConfig, io: Io): Promise<boolean> {
	const reporter = reporterNamed(format);
	if (reporter === null) return false;
	const report: Report = { result, policies: BUILTIN.policies };
	const pieces = reportPieces(reporter, report, optionsFor(file, config));
	if (file !== null) return writeFile(file, pieces, io);
	for (const piece of pieces) {
		io.out(piece);
		await io.drained?.();
	}
	return true;
}

/** Where nothing was scanned, an older baseline stays as it is; false then, and where it cannot be written. */
function writeBaseline(file: string, { findings, problems, summary }: ScanResult, io: Io): boolean {
	const errors = problems.filter(({ level }) => level === 'error');
	for (const { file: at, line, column, message } of errors) {
		io.err(`merlon scan: ${at === '' ? '' : `${line > 0 ? `${at}:${line}:${column}` : at}: `}${message}\n`);
	}
	if (errors.length > 0 && summary.files === 0) return false;
	if (!writeFile(file, [baselineText(findings)], io)) return false;
	io.err(`${file}: ${summary.failed} ${summary.failed === 1 ? 'finding' : 'findings'}\n`);
	return true;
}

/** Writes a file, and the folder around it where there is none; false where that cannot be. */
function writeFile(file: string, pieces: Iterable<string>, io: Io): boolean {
	try {
		makeFolder(dirname(resolve(file)));
		const opened = openSync(file, 'w');
		try {
			for (const piece of pieces) writeFileSync(opened, piece);
		} finally {
			closeSync(opened);
		}
		return true;
	} catch (error) {
		io.err(`merlon scan: ${file} cannot be written: ${systemErrorText(error)}\n`);
		return false;
	}
}

/** Node.js' own way to make the folders above, too, never ends in `/proc`. */
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
}

function optionsFor(file: string | null, config: ScanConfig): ReportOptions {
	const toTerminal = file === null && process.stdout.isTTY;
	return reportOptions({
		version: VERSION,
		startTime: new Date().toISOString(),
		folder: folderInRepository(process.cwd()),
		width: Math.min(Math.max(toTerminal ? process.stdout.columns : 100, 40), 160),
		palette: toTerminal && (process.env['NO_COLOR'] ?? '') === '' ? ANSI : PLAIN,
		compact: config.compact ?? false,
		quiet: config.quiet ?? false,
		verbose: config.verbose ?? false,
		showPassed: config.showPassed ?? false,
		frame: frameSource(process.cwd()),
	});
}

/** Progress is shown on a terminal only, and taken away at the end. */
function progress(io: Io): { onProgress?: (done: number, total: number) => void } {
	if (!process.stderr.isTTY) return {};
	const started = performance.now();
	return {
		onProgress: (done, total) => {
			if (performance.now() - started > 500)
				io.err(done >= total ? '\r\u001b[K' : `\r\u001b[K${done} of ${total} files`);
		},
	};
}

function startThread(data: ScanThreadData): Worker {
	return new Worker(realpathSync(process.argv[1] ?? ''), { workerData: data, argv: [] });
}

/** 2 where something was not looked at, 1 where there are findings at or above the threshold. */
function exitCode({ findings, problems }: ScanResult, config: ScanConfig): ExitCode {
	const fatal = problems.some(
		({ level, unreadable }) => level === 'error' && !(config.ignoreUnreadable === true && unreadable === true),
	);
	if (fatal) return 2;
	const threshold = config.failOn ?? 'info';
	if (config.softFail === true || threshold === 'none') return 0;
	return findings.some(({ status, severity }) => status === 'fail' && isAtLeast(severity, threshold)) ? 1 : 0;
}
