/** An element of an XML document. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	readonly text: string;
}

const TOKEN = /<\?xml [^<>]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^<"]*")*)(\/?)>|([^<]+)/gy;
const ATTRIBUTE = / ([\w-]+)="([^"]*)"/g;
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface OpenElement extends XmlElement {
	readonly children: XmlElement[];
	text: string;
}

/** Reads the XML that reports are made of: elements, attributes and text. Throws on what is not well-formed. */
export function readXml(xml: string): XmlElement {
	if (NO_CHARACTER.test(xml)) throw new SyntaxError('a character that XML does not allow');
	const document: OpenElement = { name: '', attributes: {}, children: [], text: '' };
	const open: OpenElement[] = [document];
	TOKEN.lastIndex = 0;
	let at = 0;
	for (let token = TOKEN.exec(xml); token !== null; token = TOKEN.exec(xml)) {
		at = TOKEN.lastIndex;
		const [, closed, name, attributes = '', isEmpty, text] = token;
		const parent = open.at(-1) ?? document;
		if (text !== undefined) parent.text += unescaped(text);
		else if (closed !== undefined) {
			if (open.pop()?.name !== closed) throw new SyntaxError(`</${closed}> closes nothing`);
		} else if (name !== undefined) {
			const element: OpenElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
			parent.children.push(element);
			if (isEmpty === '') open.push(element);
		}
	}
	const [root, ...others] = document.children;
	if (at < xml.length || root === undefined || others.length > 0 || open.length > 1 || document.text.trim() !== '') {
		throw new SyntaxError(`no well-formed XML from ${JSON.stringify(xml.slice(at, at + 60))} on`);
	}
	return root;
}

function attributesOf(text: string): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
		if (name in attributes) throw new SyntaxError(`two attributes ${name}`);
		attributes[name] = unescaped(value);
	}
	return attributes;
}

function unescaped(text: string): string {
	return text.replace(/&(?:#(\d+);|(\w+);)?/g, (_, code?: string, name?: string) => {
		const character = code === undefined ? ENTITIES[name ?? ''] : String.fromCodePoint(Number(code));
		if (character === undefined) throw new SyntaxError('& that begins no entity');
		return character;
	});
}
