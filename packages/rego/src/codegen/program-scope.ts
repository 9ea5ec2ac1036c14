import type { Span } from '@merlon/base';
import type { ErrorLocation } from '../runtime/errors.ts';
import { opaLocation } from '../syntax/opa-location.ts';
import { type Code, identifier, js } from './code.ts';
import { ConstantPool } from './constants.ts';

/** What the functions of a generated program share: constants, builtins and source locations. */
export class ProgramScope {
	readonly constants: ConstantPool = new ConstantPool();
	readonly #builtins = new Map<string, Code>();
	readonly #locations: ErrorLocation[] = [];
	readonly #locationNumbers = new Map<string, number>();
	readonly #mocked: ReadonlySet<string>;

	constructor(mockedBuiltins: ReadonlySet<string>) {
		this.#mocked = mockedBuiltins;
	}

	isMocked(builtin: string): boolean {
		return this.#mocked.has(builtin);
	}

	/** The name that a builtin's implementation has in the generated code. */
	builtin(name: string): Code {
		let code = this.#builtins.get(name);
		if (code === undefined) {
			code = identifier('b', this.#builtins.size);
			this.#builtins.set(name, code);
		}
		return code;
	}

	/** The number of a place in the source, for errors. */
	location(span: Span): Code {
		const at = opaLocation(span);
		const key = `${at.row}:${at.col}:${at.file}`;
		let number = this.#locationNumbers.get(key);
		if (number === undefined) {
			number = this.#locations.length;
			this.#locations.push(at);
			this.#locationNumbers.set(key, number);
		}
		return js`locations[${number}]`;
	}

	/** Declarations that stand before the functions. */
	prelude(): readonly Code[] {
		const builtins = [...this.#builtins].map(([name, code]) => js`const ${code} = builtin(${name});`);
		const places = this.#locations.map((at) => js`{file: ${at.file}, row: ${at.row}, col: ${at.col}}`);
		return [...builtins, js`const locations = [${places}];`, ...this.constants.definitions()];
	}
}
