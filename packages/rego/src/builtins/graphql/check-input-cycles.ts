import type { Definition, FieldDefinition } from './ast.ts';
import { errorAt } from './graphql-error.ts';
import type { Schema } from './schema.ts';

/** An input object must not hold itself through fields that cannot be null: no value could be written. */
export function checkInputCycles(schema: Schema, names: readonly string[]): void {
	const visited = new Set<string>();
	for (const name of names) {
		const definition = schema.types.get(name) as Definition;
		if (definition.Kind === 'INPUT_OBJECT') search(schema, definition, visited);
	}
}

interface Frame {
	readonly definition: Definition;
	at: number;
}

function search(schema: Schema, root: Definition, visited: Set<string>): void {
	if (visited.has(root.Name)) return;
	visited.add(root.Name);
	const frames: Frame[] = [{ definition: root, at: 0 }];
	const path: FieldDefinition[] = [];
	for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
		const field = frame.definition.Fields[frame.at++];
		if (field === undefined) {
			frames.pop();
			path.pop();
			continue;
		}
		const next = requiredInput(schema, field);
		if (next === null) continue;
		const cycle = frames.findIndex(({ definition }) => definition.Name === next.Name);
		if (cycle >= 0) throw cycleError([...path.slice(cycle), field], next.Name);
		if (visited.has(next.Name)) continue;
		visited.add(next.Name);
		path.push(field);
		frames.push({ definition: next, at: 0 });
	}
}

/** The input object that a value of this field must hold; null where it may be null or a list. */
function requiredInput(schema: Schema, field: FieldDefinition): Definition | null {
	if (!field.Type.NonNull || field.Type.NamedType === '') return null;
	const definition = schema.types.get(field.Type.NamedType);
	return definition?.Kind === 'INPUT_OBJECT' ? definition : null;
}

function cycleError(path: readonly FieldDefinition[], name: string): Error {
	const fields = path.map((field) => field.Name).join('.');
	const message = `Cannot reference Input Object "${name}" within itself through a series of non-null fields: "${fields}".`;
	return errorAt(path[0]?.position ?? null, message);
}
