import { templateError } from './template-error.ts';

/** Text as it is, or what stands between `{{` and `}}`. */
export interface TemplatePiece {
	readonly kind: 'text' | 'action';
	readonly text: string;
}

const WHITE_SPACE = /^[ \t\r\n]+/;
const TRAILING_SPACE = /[ \t\r\n]+$/;
const COMMENT = /^\/\*[\s\S]*?\*\//;
/** Quoted text is skipped over, so that it may hold the closing delimiter. */
const ACTION_END = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|[ \t\r\n]-\}\}|\}\}/g;

/** Cuts a template at its actions; `{{-` and `-}}` take the white space beside them away, comments are left out. */
export function splitTemplate(source: string): TemplatePiece[] {
	const pieces: TemplatePiece[] = [];
	let at = 0;
	let trimsNext = false;
	for (;;) {
		const open = source.indexOf('{{', at);
		let text = source.slice(at, open < 0 ? undefined : open);
		if (trimsNext) text = text.replace(WHITE_SPACE, '');
		const trims = open >= 0 && /^-[ \t\r\n]/.test(source.slice(open + 2, open + 4));
		if (trims) text = text.replace(TRAILING_SPACE, '');
		if (text !== '') pieces.push({ kind: 'text', text });
		if (open < 0) return pieces;
		const start = open + (trims ? 3 : 2);
		const comment = COMMENT.exec(source.slice(start).replace(WHITE_SPACE, (space) => (trims ? '' : space)));
		const { end, next, trimsAfter } = actionEnd(source, start + (comment?.[0].length ?? 0));
		if (comment === null) pieces.push({ kind: 'action', text: source.slice(start, end) });
		at = next;
		trimsNext = trimsAfter;
	}
}

function actionEnd(source: string, start: number): { end: number; next: number; trimsAfter: boolean } {
	ACTION_END.lastIndex = start;
	for (let match = ACTION_END.exec(source); match !== null; match = ACTION_END.exec(source)) {
		if (match[0] === '}}') return { end: match.index, next: ACTION_END.lastIndex, trimsAfter: false };
		if (match[0].endsWith('-}}')) return { end: match.index, next: ACTION_END.lastIndex, trimsAfter: true };
	}
	throw templateError('unclosed action');
}
