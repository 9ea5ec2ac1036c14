/** What browsers and Node have alike. */
declare function atob(text: string): string;

declare class TextDecoder {
	constructor(label: 'utf-8');
	decode(bytes: Uint8Array): string;
}
