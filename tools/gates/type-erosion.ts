import ts from 'typescript';
import { lineCount, sourceFiles, type TextFile } from './files.ts';
import type { Gate, GateResult } from './gate.ts';

/** Casts are counted per thousand lines of one package or app: a cast here and there is sound, a habit is not. */
const MAX_CASTS_PER_THOUSAND_LINES = 15;
/** A small package is judged by its number of casts alone. */
const FREE_CASTS = 15;

/** Nothing switches the type checker off, and casts stay rare. `as const` is no cast. */
export const typeErosion: Gate = { name: 'type-erosion', unit: 'files', least: 100, run };

function run(): GateResult {
	const files = sourceFiles().filter(({ path }) => /^(packages|apps)\//.test(path) && !path.endsWith('.test.ts'));
	const problems: string[] = [];
	const casts = new Map<string, { count: number; lines: number }>();
	for (const file of files) {
		const room = file.path.split('/').slice(0, 2).join('/');
		const sum = casts.get(room) ?? { count: 0, lines: 0 };
		sum.lines += lineCount(file.text);
		sum.count += inspect(file, problems);
		casts.set(room, sum);
	}
	for (const [room, { count, lines }] of casts) {
		const share = (1000 * count) / lines;
		if (count > FREE_CASTS && share > MAX_CASTS_PER_THOUSAND_LINES)
			problems.push(`${room}: ${share.toFixed(1)} casts per 1,000 lines (${count})`);
	}
	return { examined: files.length, problems };
}

/** Adds what is forbidden outright to `problems`; gives the number of casts. */
function inspect({ path, text }: TextFile, problems: string[]): number {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
	let casts = 0;
	const at = (node: ts.Node): string => `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
	const visit = (node: ts.Node): void => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) problems.push(`${at(node)}: any`);
		if (ts.isNonNullExpression(node)) problems.push(`${at(node)}: non-null assertion`);
		if (ts.isAsExpression(node) && node.type.getText() !== 'const') casts++;
		ts.forEachChild(node, visit);
	};
	visit(source);
	for (const [index, line] of text.split('\n').entries()) {
		if (/@ts-(?:ignore|expect-error|nocheck)/.test(line))
			problems.push(`${path}:${index + 1}: the checker is switched off`);
		if (/(?:biome-ignore|eslint-disable)(?!.*(?:: | -- )\S)/.test(line)) {
			problems.push(`${path}:${index + 1}: a rule is switched off without a reason`);
		}
	}
	return casts;
}
