import type { Severity } from '@merlon/model';

export type Paint = (text: string) => string;

/** What gets a colour of its own, besides severities. */
export type Tone = Severity | 'strong' | 'faint' | 'mark' | 'good' | 'link';

/** How each kind of text is coloured. Reports get their colours from nowhere else. */
export type Palette = Readonly<Record<Tone, Paint>>;

/** No colours: for files, pipes and `NO_COLOR`. */
export const PLAIN: Palette = paletteOf(() => (text) => text);

const CODES: Readonly<Record<Tone, string>> = {
	critical: '1;31',
	high: '31',
	medium: '33',
	low: '36',
	info: '34',
	strong: '1',
	faint: '2',
	mark: '31',
	good: '32',
	link: '4',
};

/** The sixteen colours that every terminal has. */
export const ANSI: Palette = paletteOf((tone) => (text) => `\u001b[${CODES[tone]}m${text}\u001b[0m`);

function paletteOf(paint: (tone: Tone) => Paint): Palette {
	return {
		critical: paint('critical'),
		high: paint('high'),
		medium: paint('medium'),
		low: paint('low'),
		info: paint('info'),
		strong: paint('strong'),
		faint: paint('faint'),
		mark: paint('mark'),
		good: paint('good'),
		link: paint('link'),
	};
}
