import type { Location, PolicyMetadata, ScanResult } from '@merlon/model';
import { type Palette, PLAIN } from './palette.ts';

/** What reports are made of. */
export interface Report {
	readonly result: ScanResult;
	/** The policies that ran. */
	readonly policies: readonly PolicyMetadata[];
}

/**
 * Lines of the file that a location lies in, from `first` to `last`, both from 1 and inclusive; fewer where the file
 * ends before, null where its text is not to be had.
 */
export type FrameSource = (location: Location, first: number, last: number) => readonly string[] | null;

export interface ReportOptions {
	/** Merlon's own version. */
	readonly version: string;
	/** When the scan began, as ISO 8601 in UTC; null where no report may depend on it. */
	readonly startTime: string | null;
	/** Where the scan was started, relative to the root of the repository: `deploy/shop`; empty for the root. */
	readonly folder: string;
	/** Columns that text for people may take. */
	readonly width: number;
	readonly palette: Palette;
	/** One line per finding. */
	readonly compact: boolean;
	/** Only what failed, and no summary. */
	readonly quiet: boolean;
	/** All that is known of each finding. */
	readonly verbose: boolean;
	/** Also what passed. */
	readonly showPassed: boolean;
	readonly frame: FrameSource;
}

/** Options with those left out at their defaults: 100 columns, no colours, no code frames. */
export function reportOptions(given: Partial<ReportOptions> & { readonly version: string }): ReportOptions {
	return {
		startTime: null,
		folder: '',
		width: 100,
		palette: PLAIN,
		compact: false,
		quiet: false,
		verbose: false,
		showPassed: false,
		frame: noFrame,
		...given,
	};
}

function noFrame(): null {
	return null;
}
