import type { Reporter } from './format.ts';
import { json } from './json.ts';
import { pretty } from './pretty/pretty.ts';

export const reporters = { pretty, json } satisfies Record<string, Reporter>;
export type Format = keyof typeof reporters;
// Sound: the keys of a literal object.
export const formats = Object.keys(reporters) as Format[];
