import { benchRego } from './rego.ts';
import { benchScan } from './scan.ts';
import { benchStart } from './start.ts';

const [name = '', ...rest] = process.argv.slice(2);
const flags = new Map<string, string>();
for (let i = 0; i < rest.length; i++) {
	const flag = (rest[i] ?? '').replace(/^--/, '');
	const value = rest[i + 1];
	const takesValue = value !== undefined && !value.startsWith('--');
	flags.set(flag, takesValue ? value : '');
	if (takesValue) i++;
}

if (!(await run())) process.exitCode = 1;

async function run(): Promise<boolean> {
	switch (name) {
		case 'rego':
			return benchRego(flags);
		case 'start':
			return benchStart();
		case 'scan':
			return benchScan(flags);
		case '': {
			const started = benchStart();
			const scanned = benchScan(flags);
			return (await benchRego(flags)) && started && scanned;
		}
		default:
			process.stderr.write(`no such benchmark: ${name} (there are rego, scan and start)\n`);
			return false;
	}
}
