import { BuiltinError, JsonError, parseJson, parseYaml, type Value } from '@merlon/rego';
import { LoadError } from './load-error.ts';

/** The value of a JSON file, with exact numbers. */
export function parseJsonDocument(path: string, text: string): Value {
	try {
		return parseJson(text);
	} catch (error) {
		if (error instanceof JsonError) throw new LoadError([`${path}: ${error.message}`]);
		throw error;
	}
}

/** The value of a YAML file, by the rules of its JSON form. */
export function parseYamlDocument(path: string, text: string): Value {
	try {
		return parseYaml(text);
	} catch (error) {
		if (error instanceof BuiltinError) {
			throw new LoadError([`${path}: error converting YAML to JSON: ${error.message}`]);
		}
		throw error;
	}
}
