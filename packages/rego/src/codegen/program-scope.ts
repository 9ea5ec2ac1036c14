import type { Span } from '@merlon/base';
import type { Builtin, OperandTest } from '../builtins/builtin.ts';
import type { Definition, Dispatch } from '../plan/ir.ts';
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
	readonly #dispatches: Code[] = [];
	#indexes = 0;
	readonly #mocked: ReadonlySet<string>;
	readonly #declared: ReadonlyMap<string, Builtin>;
	readonly #directs = new Map<string, Code>();

	constructor(builtins: ReadonlyMap<string, Builtin>, mockedBuiltins: ReadonlySet<string>) {
		this.#declared = builtins;
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

	/** The name of a builtin's implementation without operand checks, with the tests it needs; null where there is none. */
	direct(name: string): { readonly code: Code; readonly tests: readonly OperandTest[] } | null {
		const direct = this.#declared.get(name)?.direct ?? null;
		if (direct === null) return null;
		let code = this.#directs.get(name);
		if (code === undefined) {
			code = identifier('x', this.#directs.size);
			this.#directs.set(name, code);
		}
		return { code, tests: direct.tests };
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

	/** A number for one more place that looks up items by hash. */
	newIndex(): number {
		return this.#indexes++;
	}

	/** The table that chooses among the definitions of a document or function, given the names of their functions. */
	newDispatch(names: readonly Code[], definitions: readonly Definition[], keys: Dispatch['keys']): Code {
		const table = identifier('e', this.#dispatches.length);
		const locations = definitions.map(({ span }) => this.location(span));
		this.#dispatches.push(js`const ${table} = newDispatch([${names}], ${this.constants.list(keys)}, [${locations}]);`);
		return table;
	}

	/** Declarations that stand before the functions. */
	prelude(): readonly Code[] {
		const builtins = [...this.#builtins].map(([name, code]) => js`const ${code} = builtin(${name});`);
		const places = this.#locations.map((at) => js`{file: ${at.file}, row: ${at.row}, col: ${at.col}}`);
		const directs = [...this.#directs].map(([name, code]) => js`const ${code} = direct(${name});`);
		const constants = this.constants.definitions();
		return [...builtins, ...directs, js`const locations = [${places}];`, ...constants, ...this.#dispatches];
	}
}
