import type { Position, QueryDocument } from './ast.ts';
import {
	fieldsOnCorrectType,
	knownArgumentNames,
	maxIntrospectionDepth,
	providedRequiredArguments,
	scalarLeafs,
} from './field-rules.ts';
import {
	fragmentsOnCompositeTypes,
	knownFragmentNames,
	knownTypeNames,
	noFragmentCycles,
	noUnusedFragments,
	possibleFragmentSpreads,
	uniqueFragmentNames,
} from './fragment-rules.ts';
import { GraphqlError } from './graphql-error.ts';
import {
	knownDirectives,
	knownRootType,
	loneAnonymousOperation,
	noUndefinedVariables,
	noUnusedVariables,
	singleFieldSubscriptions,
	uniqueArgumentNames,
	uniqueDirectivesPerLocation,
	uniqueOperationNames,
	uniqueVariableNames,
	variablesAreInputTypes,
	variablesInAllowedPosition,
	variablesInOneOf,
} from './operation-rules.ts';
import { overlappingFieldsCanBeMerged } from './overlapping-fields.ts';
import type { Schema } from './schema.ts';
import { uniqueInputFieldNames, valuesOfCorrectType } from './value-rules.ts';
import { type Rule, Walker } from './walker.ts';

export type Report = (position: Position | null, message: string) => void;

/** In the order in which gqlparser runs them, which is that of their names. */
const RULES: readonly ((walker: Walker, report: Report) => Rule)[] = [
	fieldsOnCorrectType,
	fragmentsOnCompositeTypes,
	knownArgumentNames,
	knownDirectives,
	knownFragmentNames,
	knownRootType,
	knownTypeNames,
	loneAnonymousOperation,
	maxIntrospectionDepth,
	noFragmentCycles,
	noUndefinedVariables,
	noUnusedFragments,
	noUnusedVariables,
	overlappingFieldsCanBeMerged,
	possibleFragmentSpreads,
	providedRequiredArguments,
	scalarLeafs,
	singleFieldSubscriptions,
	uniqueArgumentNames,
	uniqueDirectivesPerLocation,
	uniqueFragmentNames,
	uniqueInputFieldNames,
	uniqueOperationNames,
	uniqueVariableNames,
	valuesOfCorrectType,
	variablesAreInputTypes,
	variablesInAllowedPosition,
	variablesInOneOf,
];

/** What is wrong with a query document under a schema. */
export function validateQuery(
	schema: Schema,
	document: QueryDocument,
	tick: (steps: number) => void,
): readonly GraphqlError[] {
	const errors: GraphqlError[] = [];
	const report: Report = (position, message) => {
		errors.push(new GraphqlError(message, position));
	};
	const walker = new Walker(schema, document, tick);
	walker.walk(RULES.map((rule) => rule(walker, report)));
	return errors;
}
