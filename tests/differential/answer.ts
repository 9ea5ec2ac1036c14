/** What an engine made of a program: the result in canonical text, nothing, or an error. */
export interface Answer {
	readonly result?: string;
	/** `undefined` where the query has no result; otherwise where the error came from. */
	readonly stage?: string;
	readonly code?: string;
	readonly text?: string;
}

/** What must be the same: the result, that there is none, or the error's code. */
export function gist(answer: Answer): string {
	if (answer.result !== undefined) return `result ${answer.result}`;
	if (answer.stage === 'undefined') return 'undefined';
	return `error ${answer.code ?? answer.text ?? ''}`;
}
