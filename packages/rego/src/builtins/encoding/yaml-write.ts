import { encodeUtf8 } from '../../runtime/bytes.ts';
import { isObject, property, RegoSet } from '../../runtime/collection.ts';
import { sortedMembers } from '../../runtime/compare.ts';
import { BuiltinError } from '../../runtime/errors.ts';
import { stringifyJson, withTextKeys } from '../../runtime/json.ts';
import { isNumber, type NumberValue, numberText } from '../../runtime/number.ts';
import type { PlainObject, Value, ValueArray } from '../../runtime/value.ts';
import { generalFloatText } from './go-float.ts';
import { compareYamlKeys } from './yaml-key-order.ts';
import { resolveScalar } from './yaml-scalar.ts';
import { scalarText } from './yaml-string.ts';

/** The YAML text of a value, laid out as Go's yaml does with two spaces per level. */
export function stringifyYaml(value: Value): string {
	const writer = new YamlWriter();
	writer.node(value, 0, 'root');
	return writer.finish();
}

/** Where a node stands: alone, behind `- `, or behind a key. */
type Place = 'root' | 'item' | 'value';

/** Characters that YAML does not allow, which OPA notices when it takes the JSON text for YAML. */
const FORBIDDEN = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
const MAX_SIMPLE_KEY_BYTES = 128;

class YamlWriter {
	#text = '';

	finish(): string {
		return `${this.#text}\n`.replace(/\n\n$/, '\n');
	}

	/** Writes a node whose text begins where the writer stands; `indent` is where its container's lines begin. */
	node(value: Value, indent: number, place: Place): void {
		if (Array.isArray(value)) this.#sequence(value, indent, place);
		else if (value instanceof RegoSet) this.#sequence(sortedMembers(value), indent, place);
		else if (isObject(value)) this.#mapping(withTextKeys(value), indent, place);
		else this.#text += `${place === 'value' ? ' ' : ''}${this.#scalar(value, indent, place)}`;
	}

	#scalar(value: Value, indent: number, place: Place): string {
		if (isNumber(value)) return yamlNumber(value);
		if (typeof value !== 'string') return stringifyJson(value);
		checkCharacters(value);
		return scalarText(value, { isKey: false, indent: place === 'root' ? 2 : childIndent(indent, place) });
	}

	#sequence(items: ValueArray, indent: number, place: Place): void {
		if (items.length === 0) {
			this.#text += place === 'value' ? ' []' : '[]';
			return;
		}
		const own = place === 'root' ? 0 : childIndent(indent, place);
		for (let i = 0; i < items.length; i++) {
			if (i > 0 || place === 'value') this.#newLine(own);
			this.#text += '- ';
			this.node(items[i] as Value, own, 'item');
		}
	}

	#mapping(object: PlainObject, indent: number, place: Place): void {
		const keys = Object.keys(object).sort(compareYamlKeys);
		if (keys.length === 0) {
			this.#text += place === 'value' ? ' {}' : '{}';
			return;
		}
		const own = place === 'root' ? 0 : childIndent(indent, place);
		for (let i = 0; i < keys.length; i++) {
			const key = keys[i] as string;
			if (i > 0 || place === 'value') this.#newLine(own);
			this.#member(key, property(object, key) as Value, own);
		}
	}

	/** A key that is long or has several lines stands behind `? `, and its value behind `: `. */
	#member(key: string, value: Value, indent: number): void {
		checkCharacters(key);
		if (!/[\n\r\u0085\u2028\u2029]/.test(key) && encodeUtf8(key).length <= MAX_SIMPLE_KEY_BYTES) {
			this.#text += `${scalarText(key, { isKey: true, indent })}:`;
			this.node(value, indent, 'value');
			return;
		}
		this.#text += `? ${scalarText(key, { isKey: false, indent: indent + 2 })}`;
		this.#newLine(indent);
		this.#text += ': ';
		this.node(value, indent, 'item');
	}

	#newLine(indent: number): void {
		this.#text += `${this.#text.endsWith('\n') ? '' : '\n'}${' '.repeat(indent)}`;
	}
}

/** Lines of an item's content begin behind its `- `; everything else is moved to the next level. */
function childIndent(indent: number, place: Place): number {
	return place === 'item' ? indent + 2 : 2 * Math.floor((indent + 2) / 2);
}

function checkCharacters(text: string): void {
	if (FORBIDDEN.test(text)) throw new BuiltinError('yaml: control characters are not allowed');
}

/** OPA reads the JSON number as YAML, so digits beyond 64 bits and those of fractions are a float's. */
function yamlNumber(value: NumberValue): string {
	const scalar = resolveScalar(numberText(value));
	if (scalar.tag === 'int') return scalar.value.toString();
	return scalar.tag === 'float' ? generalFloatText(scalar.value) : numberText(value);
}
