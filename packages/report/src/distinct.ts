/** Makes texts differ that are the same: each further one gets a number. Readers drop what they have seen before. */
export function distinctTexts(): (text: string) => string {
	const seen = new Map<string, number>();
	return (text) => {
		const before = seen.get(text) ?? 0;
		seen.set(text, before + 1);
		return before === 0 ? text : `${text}-${before + 1}`;
	};
}
