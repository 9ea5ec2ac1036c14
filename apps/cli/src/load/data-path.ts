const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path below `data` as a reference: `data.a["b-c"]`. */
export function dataPathText(path: readonly string[]): string {
	return `data${path.map((part) => (NAME.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`)).join('')}`;
}
