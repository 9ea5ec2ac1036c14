import { BuiltinError } from '../../runtime/errors.ts';
import { secondsFromCivil } from './civil.ts';
import { ZONE_NAMES } from './zone-names.ts';

/** What a zone's clocks show at one instant. */
export interface ZoneOffset {
	/** Seconds east of Greenwich. */
	readonly offset: number;
	/** `CET`, `+03`. */
	readonly name: string;
}

const UTC: ZoneOffset = { offset: 0, name: 'UTC' };

/** A time zone. Throws Go's message where there is none of that name. */
export function zoneNamed(name: string): Zone {
	// A policy must not depend on where it runs, so the local zone is UTC.
	if (name === '' || name === 'UTC' || name === 'Local') return new Zone(null, new Map());
	if (name.split('/').includes('..') || name.startsWith('/') || name.startsWith('\\')) {
		throw new BuiltinError('time: invalid location name');
	}
	const names = namesByZone().get(name);
	const format = names === undefined ? null : zoneFormat(name);
	if (names === undefined || format === null) throw new BuiltinError(`unknown time zone ${name}`);
	return new Zone(format, names);
}

export class Zone {
	readonly #format: Intl.DateTimeFormat | null;
	readonly #names: ReadonlyMap<number, string>;

	constructor(format: Intl.DateTimeFormat | null, names: ReadonlyMap<number, string>) {
		this.#format = format;
		this.#names = names;
	}

	/** What the clocks show at an instant, in seconds since 1970. */
	at(seconds: number): ZoneOffset {
		if (this.#format === null) return UTC;
		const offset = localSeconds(this.#format, seconds) - seconds;
		return { offset, name: this.#names.get(offset) ?? offsetName(offset) };
	}

	/** The instant at which the clocks show a local time, given in seconds as if it were UTC. */
	instantOf(local: number): number {
		const guess = local - this.at(local).offset;
		return local - this.at(guess).offset;
	}
}

/** Offsets of whole minutes are from the time of zones; before, every place had its own mean time. */
function offsetName(offset: number): string {
	if (offset % 60 !== 0) return 'LMT';
	const minutes = Math.abs(offset) / 60;
	const two = (n: number) => String(n).padStart(2, '0');
	return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${minutes % 60 === 0 ? '' : two(minutes % 60)}`;
}

function localSeconds(format: Intl.DateTimeFormat, seconds: number): number {
	const fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
	for (const { type, value } of format.formatToParts(seconds * 1000)) {
		if (type in fields) fields[type as keyof typeof fields] = Number(value);
	}
	return secondsFromCivil(fields);
}

let zones: ReadonlyMap<string, ReadonlyMap<number, string>> | null = null;

function namesByZone(): ReadonlyMap<string, ReadonlyMap<number, string>> {
	zones ??= new Map(
		ZONE_NAMES.flatMap(([names, list]) => {
			const byOffset = parseNames(names.split(' '));
			return list.split(' ').map((zone) => [zone, byOffset] as const);
		}),
	);
	return zones;
}

function parseNames(words: readonly string[]): ReadonlyMap<number, string> {
	const names = new Map<number, string>();
	for (let i = 0; i + 1 < words.length; i += 2) names.set(Number(words[i]) * 60, words[i + 1] as string);
	return names;
}

/** Making a format is slow; there are few zones. */
const formats = new Map<string, Intl.DateTimeFormat | null>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat | null {
	let format = formats.get(timeZone);
	if (format === undefined) {
		format = makeFormat(timeZone);
		formats.set(timeZone, format);
	}
	return format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			calendar: 'gregory',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
