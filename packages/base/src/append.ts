/** Adds items one by one. `push(...items)` puts them all on the stack, which has no room for hundreds of thousands. */
export function appendAll<T>(target: T[], items: Iterable<T>): void {
	for (const item of items) target.push(item);
}
