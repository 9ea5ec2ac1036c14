import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationObjects, OBJECTS } from './application.ts';
import { yamlText } from './yaml-text.ts';

const FILES_PER_FOLDER = 250;

/** Writes a file for each application, some hundred in a folder, until there are so many documents. */
export function writeManifests(folder: string, documents: number): void {
	for (let number = 0; number * OBJECTS < documents; number++) {
		const team = join(folder, `team-${Math.floor(number / FILES_PER_FOLDER)}`);
		mkdirSync(team, { recursive: true });
		const objects = applicationObjects(number).slice(0, documents - number * OBJECTS);
		const texts = objects.map(
			(object, i) => `---\n# Source: app-${number}/templates/object-${i}.yaml\n${yamlText(object)}`,
		);
		writeFileSync(join(team, `app-${number}.yaml`), texts.join(''));
	}
}
