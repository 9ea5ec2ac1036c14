import { isJsonObject, type JsonPath, type Location, type Resource, type SourceComment, valueAt } from '@merlon/model';
import { podTemplatePath } from '@merlon/policy';
import { parseAnnotation, parseComment, type SuppressionText } from './suppression-syntax.ts';

/** What a manifest says is not to be held against it. */
export interface InlineSuppression extends SuppressionText {
	readonly source: 'annotation' | 'comment';
	/** How it is written, for messages. */
	readonly written: string;
	readonly location: Location;
	/** The line on which the block starts that it is about; null for the whole resource. */
	readonly blockLine: number | null;
}

/** Reads the suppressions in a resource: ours and, as they are, those of Checkov, kube-linter, Trivy and Polaris. */
export function inlineSuppressions(resource: Resource): readonly InlineSuppression[] {
	const found: InlineSuppression[] = [];
	for (const place of annotationPlaces(resource)) readAnnotations(resource, place, found);
	for (const comment of resource.origin.comments()) readComment(resource, comment, found);
	return found;
}

/** The annotations of the resource and of its pods, and for a CronJob those of its jobs. */
function annotationPlaces({ content }: Resource): JsonPath[] {
	const places: JsonPath[] = [['metadata', 'annotations']];
	const template = podTemplatePath(content) ?? [];
	for (let length = 1; length <= template.length; length++) {
		const step = template[length - 1];
		if (step === 'template' || step === 'jobTemplate')
			places.push([...template.slice(0, length), 'metadata', 'annotations']);
	}
	return places;
}

function readAnnotations(resource: Resource, place: JsonPath, found: InlineSuppression[]): void {
	const annotations = valueAt(resource.content, place);
	if (!isJsonObject(annotations)) return;
	for (const [key, value] of Object.entries(annotations)) {
		const parsed = parseAnnotation(key, scalarText(value));
		if (parsed === null) continue;
		const location = resource.origin.locate([...place, key]);
		found.push({ ...parsed, source: 'annotation', written: shortened(key), location, blockLine: null });
	}
}

function scalarText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function readComment(resource: Resource, { line, text }: SourceComment, found: InlineSuppression[]): void {
	const parsed = parseComment(text);
	if (parsed === null) return;
	const { file } = resource.origin;
	const location = { file, startLine: line, startColumn: 1, endLine: line, endColumn: 1, path: [] };
	const blockLine = parsed.onlyBlock ? blockLineOf(resource, line) : null;
	found.push({ ...parsed, source: 'comment', written: shortened(`#${text}`.trimEnd()), location, blockLine });
}

const MAX_WRITTEN = 200;

function shortened(text: string): string {
	return text.length > MAX_WRITTEN ? `${text.slice(0, MAX_WRITTEN)}…` : text;
}

/** A comment on a line of its own is about what starts on the next line that is no comment. */
function blockLineOf({ origin }: Resource, line: number): number {
	let at = line;
	while (/^\s*#/.test(origin.lines(at, at)?.[0] ?? '')) at++;
	return at;
}
