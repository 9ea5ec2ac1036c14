/** What the core uses of the globals that browsers and Node.js share. Declared here so that nothing else slips in. */

declare class TextEncoder {
	encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
	constructor(label: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
	decode(bytes: Uint8Array): string;
}

declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T };
