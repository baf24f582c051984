import type { FormatEntry } from './format.ts';
import { json } from './json.ts';
import { pretty } from './pretty/pretty.ts';

/** Every report format, by its name for `--format`. */
export const formats = {
  pretty: { describe: 'for people', render: pretty },
  json: { describe: 'for programs by schema/report.schema.json', render: json },
} satisfies Record<string, FormatEntry>;

export type Format = keyof typeof formats;
// Sound: the keys of a literal object.
export const formatNames = Object.keys(formats) as Format[];
