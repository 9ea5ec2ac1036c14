import { formatModule, type Module, type PlainObject, stringifyJson, type Value } from '@merlon/rego';
import { LoadError } from '../load/load-error.ts';
import type { ArchiveEntry } from './write-tar.ts';

/** A policy and its path in the bundle. */
export interface BundlePolicy {
	readonly path: string;
	readonly module: Module;
}

export interface BundleContent {
	readonly policies: readonly BundlePolicy[];
	readonly data: PlainObject;
	readonly revision: string;
	readonly roots: readonly string[];
	readonly metadata: PlainObject | null;
	/** The version of the bundle; policies in another one are listed in the manifest. */
	readonly regoVersion: 'v0' | 'v1';
}

/** The files of a bundle: its data, its policies laid out as `fmt` does, its manifest. */
export function bundleFiles(content: BundleContent): readonly ArchiveEntry[] {
	const policies = content.policies.map(({ path, module }) => ({ path, text: formatted(module) }));
	policies.sort((a, b) => (a.path < b.path ? -1 : 1));
	return [
		{ path: '/data.json', text: `${stringifyJson(content.data)}\n` },
		...policies,
		{ path: '/.manifest', text: manifestText(content) },
	];
}

/** A path of the file system as one in a bundle: it begins with a slash and leads nowhere else. */
export function bundlePath(path: string): string {
	const parts = path.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
	return `/${parts.join('/')}`;
}

function formatted(module: Module): string {
	const { text, diagnostics } = formatModule(module, { regoVersion: module.regoVersion });
	if (text === null) throw new LoadError(diagnostics);
	return text;
}

function manifestText({ revision, roots, metadata, regoVersion, policies }: BundleContent): string {
	const number = (version: string): number => (version === 'v0' ? 0 : 1);
	const others = policies.filter(({ module }) => number(module.regoVersion) !== number(regoVersion));
	const members: readonly (readonly [string, Value])[] = [
		['revision', revision],
		['roots', roots],
		['rego_version', number(regoVersion)],
		...(others.length === 0
			? []
			: [
					[
						'file_rego_versions',
						Object.fromEntries(others.map((p) => [p.path, number(p.module.regoVersion)])),
					] as const,
				]),
		...(metadata === null ? [] : [['metadata', metadata] as const]),
	];
	return `{${members.map(([key, value]) => `${stringifyJson(key)}:${stringifyJson(value)}`).join(',')}}\n`;
}
