import type { Reporter } from './format.ts';

export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
