export { appendAll } from './append.ts';
export { assertNever, InvariantError, invariant } from './assert.ts';
export {
	compareDiagnostics,
	type Diagnostic,
	diagnostic,
	diagnosticWithDetails,
	formatDiagnostic,
} from './diagnostic.ts';
export { joinSpans, type Position, SourceFile, type Span, span, spanPosition, spanText } from './source.ts';
export { editDistance, nearestName } from './suggest.ts';
export { compareUtf8 } from './utf8-order.ts';
