import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const IO = pathToFileURL(`${import.meta.dirname}/io.ts`).href;
const PROGRAM = `
	const { PROCESS_IO } = await import(${JSON.stringify(IO)});
	for (let i = 0; i < 200; i++) {
		PROCESS_IO.out('a'.repeat(65535) + '\\n');
		await PROCESS_IO.drained();
	}
	PROCESS_IO.err(String(process.stdout.writableLength) + '\\n');
`;
const NODE = `"${process.execPath}" --import tsx --input-type=module -e "$PROGRAM"`;

/** What a shell says and what stays, with the output going where it says. */
function shell(command: string): { out: string; err: string } {
	const { stdout, stderr } = spawnSync('bash', ['-c', command], {
		encoding: 'utf8',
		env: { ...process.env, PROGRAM, NODE_NO_WARNINGS: '1' },
	});
	return { out: stdout, err: stderr };
}

describe.skipIf(!existsSync('/dev/full'))('output', () => {
	it('waits for what reads it', () => {
		expect(shell(`${NODE} | wc -c`)).toEqual({ out: `${200 * 65536}\n`, err: '0\n' });
	});

	it('ends quietly where what reads it goes away', () => {
		expect(shell(`${NODE} | head -c 1; echo " \${PIPESTATUS[0]}"`)).toEqual({ out: 'a 141\n', err: '' });
	});

	it('says where it cannot be written', () => {
		const { out, err } = shell(`${NODE} > /dev/full; echo $?`);
		expect(out).toBe('2\n');
		expect(err).toMatch(/^merlon: the output cannot be written: ENOSPC[^\n]*\n$/);
	});
});
