import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schema/configuration.schema.json' with { type: 'json' };
import type { SubjectId } from '../model/finding.ts';
import type { FailOn, Severity } from '../model/severity.ts';

/** The file as defined by the schema. */
interface Settled {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly waivers?: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly subject?: SubjectId;
    readonly expires?: string;
  }[];
  readonly failOn?: FailOn;
}

/** Keeps the generated source: the build replaces this file with it, so that no start compiles the schema. */
export const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strictRequired: false,
  code: { source: true, esm: true },
});

export const isSettled = ajv.compile<Settled>(schema);
