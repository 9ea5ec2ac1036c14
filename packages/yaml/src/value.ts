/** What a YAML document holds: JSON, besides numbers that JSON has no form for. */
export type YamlValue = YamlScalar | YamlValue[] | YamlMapping;

export type YamlScalar = string | number | boolean | null;

/** Keys are strings, as in JSON; `__proto__` is a key like any other. */
export interface YamlMapping {
	[key: string]: YamlValue;
}
