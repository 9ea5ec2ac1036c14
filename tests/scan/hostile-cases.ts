/** A file, and what a scan of it must say. */
export interface HostileFile {
	readonly name: string;
	/** Made when it is written, where it is long. */
	readonly content: string | Uint8Array | (() => string | Uint8Array);
	/** Each problem as `code line:column`, besides those with suppressions; `types`: some, all with types of fields. */
	readonly problems: readonly string[] | 'types';
	/** Addresses of the resources that are read nonetheless; how many, where they are many. */
	readonly resources: readonly string[] | number;
	/** Lines on which `k8s-privileged-container` is found. */
	readonly privileged: readonly number[];
}

function file(
	name: string,
	content: HostileFile['content'],
	{
		problems = [],
		resources = [],
		privileged = [],
	}: Partial<Pick<HostileFile, 'problems' | 'resources' | 'privileged'>> = {},
): HostileFile {
	return { name, content, problems, resources, privileged };
}

/** A pod whose only container is privileged, on line 10. */
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: main
    image: nginx
    securityContext:
      privileged: true
`;
const FOUND = { resources: ['Pod.default.web'], privileged: [10] };
const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';

const DEEP = 100_000;
const MEGABYTE = 1_000_000;

function utf16(text: string, bigEndian: boolean): Uint8Array {
	const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
}

/** Nine anchors, each of nine aliases to the one before. */
function aliasBomb(): string {
	const lines = ['apiVersion: v1', 'kind: Pod', 'a0: &a0 [x, x, x, x, x, x, x, x, x]'];
	for (let i = 1; i < 9; i++)
		lines.push(
			`a${i}: &a${i} [${Array(9)
				.fill(`*a${i - 1}`)
				.join(', ')}]`,
		);
	return `${lines.join('\n')}\n`;
}

/** A list of lists of aliases to one pod: each level has ten times the pods of the one before. */
function podBomb(): string {
	const list = 'apiVersion: v1, kind: List, items:';
	const lines = ['apiVersion: v1', 'kind: List', 'items:', '- &l0 {apiVersion: v1, kind: Pod, metadata: {name: a}}'];
	for (let i = 1; i <= 7; i++)
		lines.push(
			`- &l${i} {${list} [${Array(10)
				.fill(`*l${i - 1}`)
				.join(', ')}]}`,
		);
	return `${lines.join('\n')}\n`;
}

function manyDocuments(count: number, document: (i: number) => string): string {
	return Array.from({ length: count }, (_, i) => document(i)).join('---\n');
}

export const FILES: readonly HostileFile[] = [
	// What is cut off or broken.
	file('broken/truncated-key.yaml', `${HEAD}spec:\n  containers:\n  - name: main\n    imag`, {
		problems: ['yaml-syntax 8:9'],
	}),
	file('broken/truncated-quote.yaml', `${HEAD}spec:\n  nodeName: "abc`, { problems: ['yaml-syntax 6:13'] }),
	file('broken/truncated-single-quote.yaml', `${HEAD}spec:\n  nodeName: 'abc\n`, { problems: ['yaml-syntax 6:13'] }),
	file('broken/truncated-flow.yaml', `${HEAD}spec: {containers: [{name: a`, { problems: ['yaml-syntax 5:21'] }),
	file('broken/truncated.json', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"', {
		problems: ['yaml-syntax 1:49'],
	}),
	file('broken/trailing-comma.json', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web",},}', {
		resources: ['Pod.default.web'],
	}),
	file('broken/two-values.json', '{"apiVersion": "v1", "kind": "Pod"} {"apiVersion": "v1"}', {
		problems: ['yaml-syntax 1:37'],
	}),
	file('broken/truncated-escape.yaml', `${HEAD}spec:\n  nodeName: "\\u12`, { problems: ['yaml-syntax 6:14'] }),
	file('broken/wrong-indentation.yaml', `${HEAD}   namespace: a\nspec: {}\n`, { problems: ['yaml-syntax 5:13'] }),
	file('broken/tab-indentation.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n', {
		problems: ['yaml-syntax 4:1'],
	}),
	file('broken/tabs-elsewhere.yaml', POD.replaceAll(': ', ':\t').replace('\n', '\t# a\n'), FOUND),
	file('broken/unknown-alias.yaml', `${HEAD}spec: *nothing\n`, { problems: ['yaml-syntax 5:7'] }),
	file('broken/alias-before-anchor.yaml', `${HEAD}spec: *a\nother: &a {}\n`, { problems: ['yaml-syntax 5:7'] }),
	file('broken/cyclic-anchor.yaml', `${HEAD}spec: &a\n  containers: *a\n`, { problems: ['yaml-syntax 6:15'] }),
	file('broken/merge-of-scalar.yaml', `${HEAD}spec:\n  <<: 5\n`, { problems: ['yaml-syntax 6:3'] }),
	file('broken/merge-of-itself.yaml', `${HEAD}spec: &a\n  <<: *a\n`, { problems: ['yaml-syntax 6:7'] }),
	file('broken/collection-as-key.yaml', `${HEAD}? [a, b]\n: c\n`, { problems: ['yaml-syntax 5:1'] }),
	file('broken/null-key.yaml', `${HEAD}~: c\n`, { problems: ['yaml-syntax 5:1'] }),
	file('broken/unknown-tag-handle.yaml', `${HEAD}spec: !e!x {}\n`, { problems: ['yaml-syntax 5:7'] }),
	file('broken/wrong-tag.yaml', `${HEAD}spec: !!int abc\n`, { problems: ['yaml-syntax 5:13'] }),
	file('broken/reserved-directive.yaml', `%MERLON 1\n---\n${HEAD}`, {
		problems: ['yaml-syntax 1:1'],
		resources: ['Pod.default.web'],
	}),
	file('broken/between-good-ones.yaml', `${POD}---\n${HEAD}spec: [\n---\n${POD}`, {
		problems: ['yaml-syntax 16:7'],
		resources: ['Pod.default.web', 'Pod.default.web'],
		privileged: [10, 27],
	}),
	file('broken/markers-of-a-merge.yaml', `<<<<<<< HEAD\n${POD}=======\n>>>>>>> main\n`, {
		problems: ['yaml-syntax 2:11'],
	}),
	file('broken/helm.yaml', `${HEAD}spec:\n  {{- if .Values.on }}\n  a: b\n  {{- end }}\n`, {
		problems: ['template-not-rendered 6:4'],
	}),
	file('broken/helm-compact.yaml', `${HEAD}spec:\n  a: {{.Values.a}}\n`, { problems: ['template-not-rendered 6:7'] }),
	file('broken/helm-quoted.yaml', `${HEAD}spec:\n  nodeName: "{{ .Values.node }}"\n`, {
		resources: ['Pod.default.web'],
	}),
	file('broken/jinja.yaml', `${HEAD}{% if a %}\nspec: {}\n{% endif %}\n`, { problems: ['yaml-syntax 5:2'] }),

	// Bytes.
	file(
		'bytes/invalid-utf8.yaml',
		Buffer.concat([Buffer.from(`${HEAD}spec: {nodeName: "`), Buffer.from([0xff, 0xfe])]),
		{
			problems: ['file-not-utf8 5:19'],
		},
	),
	file('bytes/overlong.yaml', Buffer.concat([Buffer.from(HEAD), Buffer.from([0x23, 0xc0, 0x80, 0x0a])]), {
		problems: ['file-not-utf8 5:2'],
	}),
	file('bytes/surrogate.yaml', Buffer.concat([Buffer.from(HEAD), Buffer.from([0x23, 0xed, 0xa0, 0x80])]), {
		problems: ['file-not-utf8 5:2'],
	}),
	file('bytes/latin-1.yaml', Buffer.from(`${HEAD}  labels: {a: "caf\u00e9"}\n`, 'latin1'), {
		problems: ['file-not-utf8 5:19'],
	}),
	file('bytes/utf16-little.yaml', utf16(POD, false), FOUND),
	file('bytes/utf16-big.yaml', utf16(POD, true), FOUND),
	file('bytes/utf16-without-mark.yaml', Buffer.from(POD, 'utf16le'), { problems: ['file-binary 0:0'] }),
	file('bytes/nul.yaml', `${HEAD}spec: {nodeName: "a\0b"}\n`, { problems: ['file-binary 0:0'] }),
	file('bytes/nul-late.yaml', () => `${POD}#${'x'.repeat(10_000)}\0\n`, FOUND),
	file('bytes/mark.yaml', `\ufeff${POD}`, FOUND),
	file('bytes/mark.json', `\ufeff{"apiVersion":"v1","kind":"Pod"}`, { resources: ['Pod.default.unnamed'] }),
	file('bytes/two-marks.yaml', `\ufeff\ufeff${POD}`, FOUND),
	file('bytes/windows.yaml', POD.replaceAll('\n', '\r\n'), FOUND),
	file('bytes/old-macintosh.yaml', POD.replaceAll('\n', '\r'), FOUND),
	file('bytes/mixed-breaks.yaml', POD.replace('\n', '\r\n').replace('Pod\n', 'Pod\r'), FOUND),
	file('bytes/many-hashes.yaml', `${'# '.repeat(2000)}\r${POD.replaceAll('\n', '\r')}`, {
		resources: ['Pod.default.web'],
		privileged: [11],
	}),
	file('bytes/control-characters.yaml', `${HEAD}  labels: {a: "\u001b[31m\u0007", "\u009b1m": b}\n`, {
		resources: ['Pod.default.web'],
	}),
	file('bytes/right-to-left.yaml', POD.replace('main', '"\u202emain\u2066"'), FOUND),
	file('bytes/emoji.yaml', POD.replace('main', '"\u{1f600}\u{1f468}\u200d\u{1f469}"'), FOUND),
	file(
		'bytes/emoji-escaped.json',
		'{"apiVersion":"v1","kind":"Pod",\n"metadata":{"name":"\\ud83d\\ude00"},\n"spec":{"containers":[\n{"name":"a","securityContext":{"privileged":true}}]}}',
		{
			resources: ['Pod.default.\u{1f600}'],
			privileged: [4],
		},
	),
	file('bytes/half-a-surrogate.json', '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\\ud83d"}}', {
		resources: ['Pod.default.\ud83d'],
	}),
	file('bytes/picture.yaml', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { problems: ['file-binary 0:0'] }),

	// Sizes.
	file('sizes/empty.yaml', ''),
	file('sizes/one-byte.yaml', 'a'),
	file('sizes/only-comments.yaml', '# apiVersion: v1\n# kind: Pod\n'),
	file('sizes/only-markers.yaml', '---\n---\n---\n# apiVersion kind\n...\n'),
	file('sizes/only-blanks.yaml', ' \n\t\n  # apiVersion kind\n', { problems: ['yaml-syntax 2:1'] }),
	file('sizes/long-line.yaml', () => `${POD.replace('nginx', `"${'x'.repeat(MEGABYTE)}"`)}`, FOUND),
	file('sizes/long-comment.yaml', () => `# ${'merlon:skip= '.repeat(80_000)}\n${POD}`, {
		resources: ['Pod.default.web'],
		privileged: [11],
	}),
	file('sizes/long-key.yaml', () => `${POD}? ${'k'.repeat(MEGABYTE)}\n: 1\n`, FOUND),
	file('sizes/long-name.yaml', () => POD.replace('web', 'w'.repeat(MEGABYTE)), { resources: 1, privileged: [10] }),
	file('sizes/long-spaces.yaml', () => `${POD}${' '.repeat(MEGABYTE)}\n`, FOUND),
	file('sizes/many-blank-lines.yaml', () => `${'\n'.repeat(MEGABYTE)}${POD}`, {
		resources: ['Pod.default.web'],
		privileged: [MEGABYTE + 10],
	}),
	file('sizes/many-quotes.yaml', () => `${HEAD}a: ${"''".repeat(300_000)}\n`, { resources: 1 }),
	file('sizes/many-escapes.yaml', () => `${HEAD}a: "${'\\n'.repeat(300_000)}"\n`, { resources: 1 }),
	file(
		'sizes/many-documents.yaml',
		() => manyDocuments(10_000, (i) => `apiVersion: v1\nkind: Pod\nmetadata: {name: p${i}}\n`),
		{
			resources: 10_000,
		},
	),
	file('sizes/many-broken-documents.yaml', () => manyDocuments(10_000, () => 'apiVersion: v1\nkind: [\n'), {
		problems: Array.from({ length: 10_000 }, (_, i) => `yaml-syntax ${2 + 3 * i}:7`),
	}),
	file('sizes/many-empty-documents.yaml', () => `${'---\n'.repeat(100_000)}${POD}`, {
		resources: ['Pod.default.web'],
		privileged: [100_010],
	}),
	file(
		'sizes/many-keys.yaml',
		() => `${HEAD}  labels:\n${Array.from({ length: 50_000 }, (_, i) => `    k${i}: v\n`).join('')}`,
		{
			resources: 1,
		},
	),
	file('sizes/many-containers.yaml', () => `${HEAD}spec:\n  containers:\n${'  - {name: a}\n'.repeat(2000)}`, {
		resources: 1,
	}),
	file(
		'sizes/many-items.json',
		() =>
			JSON.stringify({
				apiVersion: 'v1',
				kind: 'PodList',
				items: Array.from({ length: 5000 }, (_, i) => ({
					metadata: { name: `p${i}`, annotations: { a: 'merlon:skip=' } },
				})),
			}),
		{
			resources: 5000,
		},
	),
	file(
		'sizes/many-suppressions.yaml',
		() =>
			`${HEAD}  annotations:\n${Array.from({ length: 5000 }, (_, i) => `    checkov.io/skip${i}: CKV_K8S_${i}=why\n`).join('')}`,
		{ resources: 1 },
	),

	// Depth.
	file('depth/flow.yaml', () => `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`, {
		problems: ['yaml-syntax 3:207'],
	}),
	file('depth/flow-mapping.yaml', () => `apiVersion: v1\nkind: Pod\nspec: ${'{a: '.repeat(DEEP)}\n`, {
		problems: ['yaml-syntax 3:804'],
	}),
	file('depth/block-sequence.yaml', () => `apiVersion: v1\nkind: Pod\nspec:\n${'- '.repeat(DEEP)}a\n`, {
		problems: ['yaml-syntax 4:399'],
	}),
	file(
		'depth/block-mapping.yaml',
		() => `apiVersion: v1\nkind: Pod\n${Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`,
		{ problems: ['yaml-syntax 203:201'] },
	),
	file('depth/explicit-keys.yaml', () => `apiVersion: v1\nkind: Pod\n${'? '.repeat(DEEP)}a\n`, {
		problems: ['yaml-syntax 3:401'],
	}),
	file('depth/arrays.json', () => `{"apiVersion":"v1","kind":"Pod","spec":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`, {
		problems: ['yaml-syntax 1:240'],
	}),
	file(
		'depth/objects.json',
		() => `{"apiVersion":"v1","kind":"Pod","spec":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`,
		{ problems: ['yaml-syntax 1:1036'] },
	),
	file('depth/allowed.yaml', `${POD}other: ${'['.repeat(190)}${']'.repeat(190)}\n`, FOUND),
	file('depth/brackets-in-text.json', `{"apiVersion":"v1","kind":"Pod","a":"${'['.repeat(5000)}"}`, { resources: 1 }),

	// Anchors.
	file('anchors/bomb.yaml', aliasBomb, { problems: ['yaml-syntax 6:23'] }),
	file('anchors/bomb-of-pods.yaml', podBomb, { problems: ['yaml-syntax 7:72'] }),
	file(
		'anchors/bomb-of-merges.yaml',
		() =>
			`${HEAD}m: &m {${Array.from({ length: 2000 }, (_, i) => `k${i}: 1`).join(', ')}}\nn:\n${'- {<<: *m}\n'.repeat(2000)}`,
		{ problems: ['yaml-syntax 602:10'] },
	),
	file(
		'anchors/merge-everything.yaml',
		`x: &x {apiVersion: v1}\ny: &y {kind: Pod}\nz: &z\n  spec: {containers: [{name: a, securityContext: {privileged: true}}]}\n<<: [*x, *y, *z]\n`,
		{
			resources: ['Pod.default.unnamed'],
			privileged: [4],
		},
	),
	file(
		'anchors/shared-context.yaml',
		`${HEAD}x: &x {privileged: true}\nspec:\n  containers:\n  - {name: a, securityContext: *x}\n  - {name: b, securityContext: *x}\n`,
		{
			resources: ['Pod.default.web'],
			privileged: [5, 5],
		},
	),

	// Keys.
	file(
		'keys/duplicates.yaml',
		POD.replace('      privileged: true', '      privileged: false\n      privileged: true'),
		{
			problems: ['duplicate-key 11:7'],
			resources: ['Pod.default.web'],
			privileged: [11],
		},
	),
	file(
		'keys/duplicates.json',
		'{"kind":"Secret","kind":"Pod","apiVersion":"v1","spec":{"containers":[{"name":"a","securityContext":{"privileged":false,\n"privileged":true}}]}}',
		{
			problems: ['duplicate-key 1:18', 'duplicate-key 2:1'],
			resources: ['Pod.default.unnamed'],
			privileged: [2],
		},
	),
	file(
		'keys/prototype.yaml',
		`${POD}__proto__: {kind: Secret, polluted: 1}\nconstructor: {prototype: {polluted: 1}}\ntoString: 1\n`,
		FOUND,
	),
	file('keys/prototype.json', '{"__proto__":{"apiVersion":"v1","kind":"Pod","polluted":1}}'),
	file(
		'keys/prototype-names.yaml',
		'apiVersion: v1\nkind: __proto__\nmetadata: {name: __proto__, namespace: constructor, annotations: {__proto__: a, constructor: b}}\n',
		{
			resources: ['__proto__.constructor.__proto__'],
		},
	),
	file(
		'keys/prototype-kind.yaml',
		'apiVersion: __proto__\nkind: constructor\nmetadata: {name: toString, labels: {hasOwnProperty: a}}\nspec: {template: {spec: {containers: [{name: __proto__, securityContext: {privileged: true}}]}}}\n',
		{
			resources: ['constructor.default.toString'],
			privileged: [4],
		},
	),
	file('keys/numbers.yaml', `${HEAD}1: 2\n1.5: 3\ntrue: 4\n0x10: 5\n`, { resources: ['Pod.default.web'] }),
	file('keys/empty.yaml', `${HEAD}"": 1\n`, { resources: ['Pod.default.web'] }),

	// Lists.
	file('lists/null-items.yaml', 'apiVersion: v1\nkind: List\nitems: null\n', { resources: ['List.default.unnamed'] }),
	file(
		'lists/items-of-everything.yaml',
		'apiVersion: v1\nkind: List\nitems: [null, 1, a, [], {}, {kind: Pod}, {kind: 5, apiVersion: v1}]\n',
	),
	file(
		'lists/list-in-list.yaml',
		`apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items:\n  - apiVersion: v1\n    kind: Pod\n    spec:\n      containers:\n      - securityContext:\n          privileged: true\n`,
		{
			resources: ['Pod.default.unnamed'],
			privileged: [12],
		},
	),
	file('lists/deep.yaml', `${'{apiVersion: v1, kind: List, items: ['.repeat(60)}${']}'.repeat(60)}\n`, {
		resources: 1,
	}),
	file('lists/null-pod.yaml', 'apiVersion: v1\nkind: PodList\nitems: [null, {metadata: null, spec: null}]\n', {
		resources: ['Pod.default.unnamed'],
	}),
];

/** Names of files that would forge lines, colours and markup in a report. */
export const AWKWARD_NAMES: readonly HostileFile[] = [
	'with\nnewline.yaml',
	'with\rreturn.yaml',
	'\u001b[31mred.yaml',
	'100%25,::error title=x::y.yaml',
	`quotes"'\`.yaml`,
	'<b>&amp;]]>.yaml',
	'=cmd|calc.yaml',
	'| table | [link](x).yaml',
	'with space and \u{1f600}.yaml',
	'\u202egpj.yaml',
	'-.yaml',
	'#hash?query.yaml',
].map((name) => file(`names/${name}`, POD, FOUND));
