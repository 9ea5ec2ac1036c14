import { Command, CommanderError, Option } from 'commander';
import type { ExitCode, Io } from './io.ts';

/** A command line parser that reports through `io` and never ends the process. */
export function commandParser(name: string, description: string, io: Io): Command {
	return new Command(name)
		.description(description)
		.exitOverride()
		.configureOutput({ writeOut: io.out, writeErr: io.err });
}

/** Parses arguments; an exit code says that there is nothing more to do. */
export function parseArgs(command: Command, args: readonly string[]): ExitCode | null {
	try {
		command.parse(plainSwitches(command, args), { from: 'user' });
		return null;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		throw error;
	}
}

/** `--switch=false` and `--switch=true`, as Go's flags have them. */
function plainSwitches(command: Command, args: readonly string[]): string[] {
	const switches = new Set(command.options.filter((option) => option.isBoolean()).map((option) => option.long));
	return args.flatMap((arg) => {
		const [, name = '', value = ''] = /^(--[a-z0-9-]+)=(true|false|t|f|1|0)$/i.exec(arg) ?? [];
		if (!switches.has(name)) return [arg];
		if (/^(?:t|1)/i.test(value)) return [name];
		const negated = `--no-${name.slice(2)}`;
		return command.options.some((option) => option.long === negated) ? [negated] : [];
	});
}

/** The flags about the version of the language. */
export interface VersionFlags {
	readonly v0Compatible?: boolean;
	readonly v1Compatible?: boolean;
	readonly regoV1?: boolean;
	readonly v0V1?: boolean;
}

export function addVersionFlags(command: Command, forBoth: string | null): Command {
	if (forBoth !== null) command.option('--v0-v1', forBoth).option('--rego-v1', forBoth);
	return command
		.option('--v0-compatible', 'read the language as it was before OPA v1')
		.option('--v1-compatible', 'read the language as it is since OPA v1');
}

/** The version that the flags ask for. */
export function regoVersionOf(flags: VersionFlags): 'v0' | 'v1' | 'v0-compat-v1' {
	if (flags.regoV1 === true || flags.v0V1 === true) return 'v0-compat-v1';
	return flags.v0Compatible === true ? 'v0' : 'v1';
}

/** An option that takes one of several words. */
export function choice(flags: string, description: string, words: readonly string[], standard: string): Option {
	return new Option(flags, description).choices(words).default(standard);
}

/** For options that may be given more than once. */
export function collected(value: string, previous: readonly string[]): string[] {
	return [...previous, value];
}

/** Milliseconds of a duration as Go writes it: `10s`, `1m30s`, `500ms`; a bare number is seconds. NaN when it is none. */
export function durationMs(text: string): number {
	if (/^[0-9]+(?:\.[0-9]+)?$/.test(text)) return Number(text) * 1000;
	if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return Number.NaN;
	let total = 0;
	for (const [, amount, unit] of text.matchAll(/([0-9.]+)(ns|us|µs|ms|s|m|h)/g)) {
		total += Number(amount) * (MILLISECONDS[unit as string] ?? 0);
	}
	return total;
}

const MILLISECONDS: Readonly<Record<string, number>> = {
	ns: 1e-6,
	us: 1e-3,
	µs: 1e-3,
	ms: 1,
	s: 1000,
	m: 60_000,
	h: 3_600_000,
};
