import { BuiltinError } from '../../runtime/errors.ts';
import { isNumber, type NumberValue, numberFromBigInt, numberToBigInt } from '../../runtime/number.ts';
import type { Value } from '../../runtime/value.ts';
import { operandTypeError } from '../builtin.ts';
import { type Civil, civilFromSeconds } from './civil.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** An instant and the zone it is looked at from. */
export interface Moment {
	/** Seconds since 1970. */
	readonly seconds: number;
	readonly nanos: number;
	readonly zone: Zone;
}

const NANOS_PER_SECOND = 1_000_000_000n;
const MAX_NS = 2n ** 63n - 1n;
const MIN_NS = -(2n ** 63n);

/** An operand `ns`, `[ns]`, `[ns, zone]` or `[ns, zone, layout]`; the layout is '' where there is none. */
export function momentOperand(operand: Value): readonly [Moment, string] {
	if (isNumber(operand)) return [momentAt(operand, zoneNamed('')), ''];
	if (!Array.isArray(operand) || operand.length === 0) {
		throw operandTypeError(1, operand, 'either number (ns) or [number (ns), string (tz)]');
	}
	const [ns, zone, layout] = operand as readonly Value[];
	if (!isNumber(ns)) throw operandTypeError(1, ns as Value, 'number');
	const named = zoneNamed(textItem(zone));
	const layoutText = textItem(layout);
	return [momentAt(ns, named), layoutText];
}

function textItem(item: Value | undefined): string {
	if (item === undefined) return '';
	if (typeof item !== 'string') throw operandTypeError(1, item, 'string');
	return item;
}

function momentAt(ns: NumberValue, zone: Zone): Moment {
	const exact = numberToBigInt(ns, 30);
	if (exact === null || exact > MAX_NS || exact < MIN_NS) throw new BuiltinError('timestamp too big');
	const seconds = floorDivide(exact, NANOS_PER_SECOND);
	return { seconds: Number(seconds), nanos: Number(exact - seconds * NANOS_PER_SECOND), zone };
}

function floorDivide(a: bigint, b: bigint): bigint {
	return a / b - (a % b < 0n ? 1n : 0n);
}

/** Nanoseconds since 1970, unless 64 bits cannot hold them. */
export function nanosecondsSinceEpoch(seconds: number, nanos: number): NumberValue {
	const ns = BigInt(seconds) * NANOS_PER_SECOND + BigInt(nanos);
	if (ns > MAX_NS || ns < MIN_NS) throw new BuiltinError('time outside of valid range');
	return numberFromBigInt(ns);
}

/** Seconds since 1970 that UTC would show when the zone's clocks show this moment. */
export function localSecondsOf(moment: Moment): number {
	return moment.seconds + moment.zone.at(moment.seconds).offset;
}

/** What the zone's clocks show. */
export function civilOf(moment: Moment): Civil {
	return civilFromSeconds(localSecondsOf(moment));
}
