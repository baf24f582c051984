import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fg from 'fast-glob';
import { dice } from '../test/support/dice.ts';
import { compiler } from './mutate/compiler.ts';
import { enterCopy } from './mutate/copy.ts';
import { diffOf, mutated, placeOf } from './mutate/mutated.ts';
import { type Mutation, mutationsOf } from './mutate/mutations.ts';
import { suitesFor, suitesOfBuilt } from './mutate/suites.ts';
import { fail, isUnbuildable } from './mutate/trial.ts';

// `npm run mutate -- COUNT --seed N`: whether types or tests notice random changes of the sources. What nobody notices is
// what no test holds, or what makes no difference. The tree itself is never changed.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const count = Number(positionals[0] ?? 20);
const seed = Number(values.seed ?? Date.now() % 10_000);
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) throw new Error('mutate COUNT --seed N');

enterCopy();
const types = compiler();
const files = (await fg(['src/**/*.ts', 'rules/*.ts'], { ignore: ['rules/index.ts'] })).sort();
const chosen = draw(files.flatMap(mutations), count);
console.log(`${chosen.length} changes, --seed ${seed}`);
await expectHealthy();
const survivors: Mutation[] = [];
for (const [index, mutation] of chosen.entries()) {
  const by = await noticedBy(mutation);
  if (by === 'nobody') survivors.push(mutation);
  console.error(`${index + 1} ${placeOf(mutation)}: noticed by ${by}`);
}
for (const mutation of survivors) console.log(diffOf(mutation));
console.log(`${chosen.length - survivors.length} of ${chosen.length} noticed`);

function mutations(file: string): Mutation[] {
  const source = types.program.getSourceFile(resolve(file));
  return source ? mutationsOf(source, types.program.getTypeChecker(), file) : [];
}

function draw(from: readonly Mutation[], many: number): Mutation[] {
  const left = [...from];
  const roll = dice(seed);
  return Array.from({ length: Math.min(many, left.length) }, () => left.splice(roll(left.length), 1)).flat();
}

/** Where tests fail by themselves they notice everything. */
async function expectHealthy(): Promise<void> {
  const bad = (await isUnbuildable()) || (await fail([...suitesFor('src/cli/main.ts'), ...suitesOfBuilt]));
  if (bad) throw new Error('the tests fail without any change: npm test says which');
}

async function noticedBy(mutation: Mutation): Promise<'types' | 'tests' | 'nobody'> {
  if (types.notices(mutation)) return 'types';
  const original = readFileSync(mutation.file, 'utf8');
  writeFileSync(mutation.file, mutated(mutation, original));
  try {
    const suites = suitesFor(mutation.file);
    return (await fail(suites)) || (await isUnbuildable()) || (await fail(suitesOfBuilt))
      ? 'tests'
      : 'nobody';
  } finally {
    writeFileSync(mutation.file, original);
  }
}
