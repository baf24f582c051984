import type { Reporter } from './reporters.ts';

export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
