#!/usr/bin/env node
'use strict';
// Committed, so that npm can link it before the build. Answers `--version` itself: loading the program costs as much as
// starting Node.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
	process.stdout.write(`${require('../package.json').version}\n`);
} else {
	const { existsSync } = require('node:fs');
	const bundle = require('node:path').join(__dirname, '../dist/merlon.cjs');
	if (existsSync(bundle)) require(bundle);
	else {
		process.stderr.write('merlon is not built yet: run `npm run build` first\n');
		process.exitCode = 2;
	}
}
