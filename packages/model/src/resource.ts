import type { JsonObject, JsonPath } from './json.ts';
import type { Location } from './location.ts';

export type Framework = 'kubernetes';

/** What tells a resource from others, in reports. */
export interface ResourceRef {
	readonly framework: Framework;
	/** For Kubernetes the kind. */
	readonly type: string;
	/** Null where the resource names none. */
	readonly namespace: string | null;
	readonly name: string;
	/** What people know it by: `Kind.namespace.name`, with `default` where no namespace is given. */
	readonly address: string;
}

/** Anything that a policy looks at. */
export interface Resource extends ResourceRef {
	readonly content: JsonObject;
	readonly origin: Origin;
}

/** Where a resource comes from. */
export interface Origin {
	readonly file: string;
	/** The first line of the resource, from 1. */
	readonly line: number;
	/** Where a path of the resource stands; of a path that is not there, the nearest one above it that is. */
	locate(path: JsonPath): Location;
	/** The comments inside the resource, each with its line from 1 and its text without `#`. */
	comments(): readonly SourceComment[];
	/** The lines of the file from `first` to `last`, both from 1 and inclusive; null where there is no text. */
	lines(first: number, last: number): readonly string[] | null;
}

export interface SourceComment {
	readonly line: number;
	readonly text: string;
}

/** The reference of a resource alone. */
export function resourceRef({ framework, type, namespace, name, address }: ResourceRef): ResourceRef {
	return { framework, type, namespace, name, address };
}
