/** A document is not YAML. `offset` counts UTF-16 units from the start of the text. */
export class YamlError extends Error {
	override readonly name = 'YamlError';
	readonly offset: number;

	constructor(message: string, offset: number) {
		super(message);
		this.offset = offset;
	}
}
