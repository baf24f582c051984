import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const imports = new Map<string, readonly string[]>();

/** The files of the project that this one imports. */
function importsOf(file: string): readonly string[] {
  const known = imports.get(file);
  if (known) return known;
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  const found = importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
    .map((name) => join(dirname(file), name));
  imports.set(file, found);
  return found;
}

/** How many imports lead from one file to the other; undefined where none do. */
export function stepsTo(target: string, from: string): number | undefined {
  const seen = new Set([from]);
  for (let [ring, steps] = [[from], 0]; ring.length > 0; steps += 1) {
    if (ring.includes(target)) return steps;
    ring = [...new Set(ring.flatMap(importsOf))].filter((file) => !seen.has(file));
    for (const file of ring) seen.add(file);
  }
  return undefined;
}
