import { SourceFile, span } from '@merlon/base';
import { pathText } from '../analysis/term-text.ts';
import type { Term } from '../syntax/ast.ts';
import { stringTerm, varTerm } from '../syntax/ast-build.ts';

const NOWHERE = span(new SourceFile('', ''), 0, 0);
const ROOT = varTerm('schema', NOWHERE);

/** JSON Schemas by the reference that annotations name them with: `schema` for the one of `input`, `schema.a.b`. */
export class SchemaSet {
	readonly #schemas = new Map<string, unknown>();

	/** A set with one schema, that of `input`. */
	static ofInput(schema: unknown): SchemaSet {
		const set = new SchemaSet();
		set.#schemas.set('schema', schema);
		return set;
	}

	/**
	 * A set from the files of a folder. A file `a/b.json` becomes `schema.a.b`; only the last extension is taken off.
	 * Paths are relative to the folder, with `/` between the parts.
	 */
	static ofFiles(files: Iterable<readonly [path: string, schema: unknown]>): SchemaSet {
		const set = new SchemaSet();
		for (const [path, schema] of files) {
			const parts = path.split('/');
			const last = parts.pop() as string;
			const dot = last.lastIndexOf('.');
			parts.push(dot < 0 ? last : last.slice(0, dot));
			set.#schemas.set(pathText([ROOT, ...parts.map((part) => stringTerm(part, NOWHERE))]), schema);
		}
		return set;
	}

	/** The schema of the `input` document, if there is one for all modules. */
	get input(): unknown {
		return this.#schemas.get('schema');
	}

	/** The schema under a reference, undefined when there is none. */
	get(path: readonly Term[]): unknown {
		return this.#schemas.get(pathText(path));
	}
}
