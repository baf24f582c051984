import { writeFile } from 'node:fs/promises';
import { ruleIds, ruleIndex } from './rule-index.ts';

// Writes what must agree with the rules. CI runs this, and fails where it changes anything.
const ids = await ruleIds();
await writeFile('rules/index.ts', ruleIndex(ids));
