// Builds every package with project references, then the command line: the program in one file, what V8 compiled of it,
// and what loads the two. Plain JavaScript, because it runs from `npm ci`, before anything is built.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const dist = `${root}apps/cli/dist`;

compilePackages();
run(`${root}tools/build-policies.mjs`, []);
// First of all, so that there is never compiled code of another program.
rmSync(`${dist}/merlon-main.cache`, { force: true });
await bundleProgram();
await bundleLauncher();
run(`${root}tools/write-code-cache.mjs`, [dist, `${root}examples/pod-security`, `${root}examples/shop`]);
for (const name of ['merlon-main.js', 'merlon-main.cache']) {
	process.stdout.write(`apps/cli/dist/${name}: ${Math.round(statSync(`${dist}/${name}`).size / 1024)} KiB\n`);
}

function compilePackages() {
	run(require.resolve('typescript/bin/tsc'), ['-b']);
}

function run(script, args) {
	const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

/** The program as a function of `require`. */
async function bundleProgram() {
	const { metafile, outputFiles } = await bundle({
		entryPoints: [`${root}apps/cli/src/main.ts`],
		outfile: `${dist}/merlon-main.js`,
		banner: { js: '(function (require) {' },
		footer: { js: '})' },
		metafile: true,
		write: false,
	});
	writeFileSync(`${dist}/merlon-main.js`, ascii(outputFiles[0].text));
	writeFileSync(`${dist}/third-party-licenses.txt`, licensesOf(Object.keys(metafile.inputs)));
}

async function bundleLauncher() {
	await bundle({
		entryPoints: [`${root}apps/cli/src/launch.ts`],
		outfile: `${dist}/merlon.cjs`,
		define: { 'import.meta.dirname': '__dirname' },
	});
}

function bundle(options) {
	return build({
		absWorkingDir: root,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		conditions: ['merlon-source'],
		// Names stay, so that a stack trace in a bug report can be read.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'none',
		logLevel: 'warning',
		...options,
	});
}

/** Escapes what the bundler leaves as it is: characters in regular expressions. */
function ascii(text) {
	return text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The licence texts of the packages whose files went into the bundle. */
function licensesOf(inputs) {
	const folders = inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
	const texts = [...new Set(folders)].sort().map((folder) => {
		if (folder === undefined) return '';
		const license = readdirSync(root + folder).find((name) => /^licen[cs]e/i.test(name));
		const text = license === undefined ? '' : readFileSync(`${root}${folder}/${license}`, 'utf8');
		return `== ${folder.replace(/^.*node_modules\//, '')}\n${text}\n`;
	});
	return texts.join('');
}
