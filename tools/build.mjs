// Builds every package with project references, then the command line as one CommonJS file. Plain JavaScript, because
// it runs from `npm ci`, before anything is built.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

compilePackages();
await bundleCli();

function compilePackages() {
	const { status } = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-b'], {
		cwd: root,
		stdio: 'inherit',
	});
	if (status !== 0) process.exit(status ?? 1);
}

async function bundleCli() {
	const outfile = `${root}apps/cli/dist/merlon.cjs`;
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: [`${root}apps/cli/src/main.ts`],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		conditions: ['merlon-source'],
		// Names stay, so that a stack trace in a bug report can be read.
		minifySyntax: true,
		minifyWhitespace: true,
		legalComments: 'none',
		metafile: true,
		logLevel: 'warning',
	});
	writeFileSync(`${root}apps/cli/dist/third-party-licenses.txt`, licensesOf(Object.keys(metafile.inputs)));
	process.stdout.write(`apps/cli/dist/merlon.cjs: ${Math.round(statSync(outfile).size / 1024)} KiB\n`);
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
