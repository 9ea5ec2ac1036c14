import { quoteGo } from '../../runtime/go-quote.ts';
import { SchemaError } from './schema-error.ts';

/** The parts of a URI reference. `authority` is null without `//`; `query` is null without `?`. */
interface UriParts {
	readonly scheme: string;
	readonly authority: string | null;
	readonly path: string;
	readonly query: string | null;
	readonly fragment: string;
}

const URI = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** A reference as schemas use it: a URI that may be relative, with a JSON pointer or an anchor as its fragment. */
export class SchemaUri {
	readonly #parts: UriParts;

	private constructor(parts: UriParts) {
		this.#parts = parts;
	}

	/** Throws SchemaError for a text with a broken escape. */
	static parse(text: string): SchemaUri {
		checkEscapes(text);
		const match = URI.exec(text);
		return new SchemaUri({
			scheme: (match?.[1] ?? '').toLowerCase(),
			authority: match?.[2] ?? null,
			path: match?.[3] ?? '',
			query: match?.[4] ?? null,
			fragment: match?.[5] ?? '',
		});
	}

	/** The reference seen from this one. */
	resolve(reference: SchemaUri): SchemaUri {
		const base = this.#parts;
		const parts = reference.#parts;
		if (parts.scheme !== '') return new SchemaUri({ ...parts, path: withoutDots(parts.path) });
		const { scheme } = base;
		if (parts.authority !== null) return new SchemaUri({ ...parts, scheme, path: withoutDots(parts.path) });
		const query = parts.path === '' && parts.query === null ? base.query : parts.query;
		const path = withoutDots(joinPaths(base.path, parts.path));
		return new SchemaUri({ scheme, authority: base.authority, path, query, fragment: parts.fragment });
	}

	/** The same reference to the whole document. */
	withoutFragment(): SchemaUri {
		return new SchemaUri({ ...this.#parts, fragment: '' });
	}

	/** Whether it names a document on its own, without another one to start from. */
	get isAbsolute(): boolean {
		const { scheme, authority, path } = this.#parts;
		return scheme === 'file' ? path.startsWith('/') : scheme !== '' && (authority ?? '') !== '';
	}

	/** The steps of the JSON pointer in the fragment; none when there is no pointer. */
	get pointer(): readonly string[] {
		const text = unescapeUri(this.#parts.fragment);
		if (!text.startsWith('/')) return [];
		return text.slice(1).split('/');
	}

	toString(): string {
		const { scheme, authority, path, query, fragment } = this.#parts;
		return (
			(scheme === '' ? '' : `${scheme}:`) +
			(authority === null ? '' : `//${authority}`) +
			path +
			(query === null ? '' : `?${query}`) +
			(fragment === '' ? '' : `#${fragment}`)
		);
	}
}

function checkEscapes(text: string): void {
	const broken = /%(?![0-9A-Fa-f]{2}).{0,2}/s.exec(text);
	if (broken === null) return;
	const fragment = text.indexOf('#');
	// Go takes the fragment off before it reads the rest.
	const shown = fragment >= 0 && broken.index < fragment ? text.slice(0, fragment) : text;
	throw new SchemaError(`parse ${quoteGo(shown)}: invalid URL escape ${quoteGo(broken[0])}`);
}

/** Escapes that are not UTF-8 are taken as they stand. */
function unescapeUri(text: string): string {
	return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escaped) => {
		try {
			return decodeURIComponent(escaped);
		} catch (error) {
			if (error instanceof URIError) return escaped;
			throw error;
		}
	});
}

function joinPaths(base: string, path: string): string {
	if (path === '') return base;
	return path.startsWith('/') ? path : base.slice(0, base.lastIndexOf('/') + 1) + path;
}

/** A path without `.` and `..`. It begins with a slash unless it is empty, as Go resolves paths. */
function withoutDots(path: string): string {
	if (path === '') return '';
	const segments: string[] = [];
	const parts = path.split('/');
	for (const part of path.startsWith('/') ? parts.slice(1) : parts) {
		if (part === '..') segments.pop();
		else if (part !== '.') segments.push(part);
	}
	const last = parts.at(-1);
	if (last === '.' || last === '..') segments.push('');
	return `/${segments.join('/')}`;
}
