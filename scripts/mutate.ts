import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fg from 'fast-glob';
import { dice } from '../test/support/dice.ts';
import { compiler } from './mutate/compiler.ts';
import { type Copy, copyOfTree } from './mutate/copy.ts';
import { diffOf, mutated } from './mutate/mutated.ts';
import { type Mutation, mutationsOf } from './mutate/mutations.ts';
import { suitesFor, suitesOfBuilt } from './mutate/suites.ts';
import { fails, isUnbuildable } from './mutate/trial.ts';

// `npm run mutate -- COUNT --seed N`: whether types or tests notice random changes of the sources. What nobody notices is
// what no test holds, or what makes no difference. The tree itself is never changed.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const count = Number(positionals[0] ?? 20);
const seed = Number(values.seed ?? Date.now() % 10_000);
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed)) throw new Error('mutate COUNT --seed N');

const types = compiler();
const files = (await fg(['src/**/*.ts', 'rules/*.ts'], { ignore: ['rules/index.ts'] })).sort();
const chosen = draw(files.flatMap(mutations), count);
console.log(`${chosen.length} changes, --seed ${seed}`);
const copy = copyOfTree();
try {
  await expectHealthy(copy);
  let noticed = 0;
  for (const mutation of chosen) {
    if (await isNoticed(mutation, copy)) noticed += 1;
    else console.log(diffOf(mutation, readFileSync(mutation.file, 'utf8')));
  }
  console.log(`${noticed} of ${chosen.length} noticed`);
} finally {
  copy.remove();
}

function mutations(file: string): Mutation[] {
  const source = types.program.getSourceFile(`${process.cwd()}/${file}`);
  return source ? mutationsOf(source, types.program.getTypeChecker(), file) : [];
}

function draw(from: readonly Mutation[], many: number): Mutation[] {
  const left = [...from];
  const roll = dice(seed);
  return Array.from({ length: Math.min(many, left.length) }, () => left.splice(roll(left.length), 1)).flat();
}

/** Where tests fail by themselves they notice everything. */
async function expectHealthy(at: Copy): Promise<void> {
  const bad =
    (await isUnbuildable(at)) || (await fails([...suitesFor('src/cli/main.ts'), ...suitesOfBuilt], at));
  if (bad) throw new Error('the tests fail without any change: npm test says which');
}

async function isNoticed(mutation: Mutation, at: Copy): Promise<boolean> {
  if (types.notices(mutation)) return true;
  const original = readFileSync(mutation.file, 'utf8');
  at.write(mutation.file, mutated(mutation, original));
  try {
    return (
      (await fails(suitesFor(mutation.file), at)) ||
      (await isUnbuildable(at)) ||
      (await fails(suitesOfBuilt, at))
    );
  } finally {
    at.write(mutation.file, original);
  }
}
