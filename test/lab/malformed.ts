import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What is wrong with the form of a report, where it has a published one. */
export const malformed = ((path: string) => {
  if (!existsSync(path)) return () => undefined;
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = String(schema.$schema).includes('2020-12') ? new Ajv2020() : new Ajv();
  const valid = ajv.compile(schema);
  return (report: unknown) =>
    valid(report) ? undefined : `not as its schema says: ${ajv.errorsText(valid.errors)}`;
})(fileURLToPath(new URL('../../schema/report.schema.json', import.meta.url)));
