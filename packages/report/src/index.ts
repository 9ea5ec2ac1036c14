export { ANSI, type Paint, type Palette, PLAIN, type Tone } from './palette.ts';
export { type FrameSource, type Report, type ReportOptions, reportOptions } from './report-options.ts';
export { REPORTERS, type Reporter, reporterNamed, reportPieces, reportText } from './reporters.ts';
export { oneLine, visible } from './safe-text.ts';
