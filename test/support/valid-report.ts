import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

/** Every JSON report that a test sees keeps the published contract. */
export function assertValidReport(report: unknown): void {
  if (!validate(report)) throw new Error(JSON.stringify(validate.errors, null, 2));
}
