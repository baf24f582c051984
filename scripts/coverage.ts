import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8ToIstanbul from 'v8-to-istanbul';

// Which branches of the rules no fixture takes, by how often V8 has been in each block.

const rules = new URL('../rules/', import.meta.url).href;

/** What Node writes of one thread. */
interface Counted {
  readonly result: readonly Profiler.ScriptCoverage[];
  readonly 'source-map-cache'?: Readonly<Record<string, Mapped>>;
}

/** How tsx has compiled a file: only the lengths of its lines are kept of the text. */
interface Mapped {
  readonly lineLengths: readonly number[];
  readonly data: { version: 3; mappings: string; names: string[]; sources: string[] };
}

const branches = (await Promise.all((await counted()).map(branchesIn))).flat();
const missed = branches.filter(({ isTaken }) => !isTaken);
for (const { file, line, text } of missed) console.log(`${file}:${line}: ${text}`);
console.log(`${branches.length - missed.length} of ${branches.length} branches are taken by a fixture`);

/** Fails where a fixture does: what is not as expected takes other branches. */
async function counted(): Promise<Counted[]> {
  const directory = await mkdtemp(join(tmpdir(), 'lxc-lint-coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: directory };
  const words = ['--import', 'tsx', 'test/laws/fixtures.test.ts'];
  const { status } = spawnSync(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const files = await readdir(directory);
  const all = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
  await rm(directory, { recursive: true });
  if (status !== 0) throw new Error('the fixtures fail: npm test says which');
  return all.map((text) => JSON.parse(text));
}

async function branchesIn({ result, 'source-map-cache': maps = {} }: Counted) {
  const found = result.flatMap(({ url, functions }) => {
    const mapped = maps[url];
    return url.startsWith(rules) && mapped ? [branchesOf(fileURLToPath(url), functions, mapped)] : [];
  });
  return (await Promise.all(found)).flat();
}

async function branchesOf(path: string, functions: readonly Profiler.FunctionCoverage[], mapped: Mapped) {
  const originalSource = await readFile(path, 'utf8');
  const source = mapped.lineLengths.map((length) => '.'.repeat(length)).join('\n');
  const converter = v8ToIstanbul(path, 0, { source, originalSource, sourceMap: { sourcemap: mapped.data } });
  await converter.load();
  converter.applyCoverage(functions);
  const lines = originalSource.split('\n');
  return Object.values(converter.toIstanbul()).flatMap(({ branchMap, b }) =>
    Object.entries(branchMap).map(([index, { loc }]) => ({
      ...shown(relative(process.cwd(), path), lines, loc.start),
      isTaken: b[index]?.[0] !== 0,
    })),
  );
}

/** What V8 counts after a block begins with the brackets that end it. */
function shown(file: string, lines: readonly string[], start: { readonly line: number; column: number }) {
  const isEnd = /^[\s)}\];]*$/.test(lines[start.line - 1]?.slice(start.column) ?? '');
  const line = isEnd ? start.line + 1 : start.line;
  return { file, line, text: lines[line - 1]?.trim() };
}
