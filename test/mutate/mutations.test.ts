import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutated } from '../../scripts/mutate/mutated.ts';
import { mutationsOf } from '../../scripts/mutate/mutations.ts';

// Which changes `npm run mutate` draws from.

const file = 'a.ts';

/** The text with each of its changes. */
function changed(text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) => (name === file ? source : undefined),
  };
  const checker = ts.createProgram([file], { noLib: true, strict: true }, host).getTypeChecker();
  return mutationsOf(source, checker, file).map((mutation) => mutated(mutation, text));
}

const texts: Readonly<Record<string, readonly string[]>> = {
  'a === b && c': ['a === b || c', 'a !== b && c'],
  'a < 1 + b': ['a <= 1 + b', 'a < 1 - b'],
  '`x` + y': [],
  'x ?? y': ['x'],
  'if (!x) f(true)': ['if (x) f(true)', 'if (!x) f(false)'],
  'all.some(f)': ['all.every(f)'],
  'declare const b: boolean; if (b) f()': ['declare const b: boolean; if (!(b)) f()'],
  'const f = (b: boolean): boolean => b': ['const f = (b: boolean): boolean => !(b)'],
  'const f = (s: string): string => s': [],
  'type A = true | false': [],
};

for (const [text, changes] of Object.entries(texts)) test(text, () => assert.equal(changed(text), changes));

test.run();
