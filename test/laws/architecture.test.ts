import { readFile } from 'node:fs/promises';
import fg from 'fast-glob';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Fence {
  /** The files that are fenced in. */
  readonly within?: RegExp;
  /** What they may not import. */
  readonly import: RegExp;
  /** Who may all the same. */
  readonly only?: readonly string[];
}

const world = ['src/host/live.ts', 'src/host/identity.ts', 'src/host/run-query.ts', 'src/cli/process-io.ts'];

/** What changes a machine; nothing else writes. */
const hands = /^src\/executor\//;

/** Who may import what. A line here is a promise of ARCHITECTURE.md. */
const fences: Readonly<Record<string, Fence>> = {
  'only hosts, hands and the terminal touch the world': {
    within: /^(?!src\/executor\/)/,
    import: /^(node:|fs$|child_process$|os$)/,
    only: world,
  },
  'only the commands that change machines have hands': {
    within: /^(?!src\/executor\/)/,
    import: /^src\/executor\//,
    only: ['src/run/accounts.ts', 'src/commands/fix.ts', 'src/commands/undo.ts'],
  },
  'hands do what they are told, and know nothing of what is wrong': {
    within: hands,
    import: /^(rules|src\/(lxc|facts|report|commands))\//,
  },
  'fixes are data': { within: /^src\/fix\//, import: /^(rules|src\/(hands|commands|report))\// },
  'only the command line knows yargs': {
    import: /^yargs/,
    only: ['src/cli/parse.ts', 'src/cli/option-table.ts'],
  },
  'only the terminal knows globs': { import: /^fast-glob/, only: ['src/cli/process-io.ts'] },
  'only the configuration is held to its schema at run time': {
    import: /^(ajv|jsonc-parser)/,
    only: ['src/configuration/schema-errors.ts', 'src/configuration/parse.ts'],
  },
  'only the entry knows which rules there are': {
    import: /^rules\//,
    only: ['src/bin.ts', 'rules/index.ts'],
  },
  'rules see facts, never a host': { within: /^rules\//, import: /^src\/(host|commands|report)\// },
  'facts neither tell nor judge': { within: /^src\/facts\//, import: /^(rules|src\/(commands|report))\// },
  'the languages of LXC stand alone': {
    within: /^src\/lxc\//,
    import: /^(rules|src\/(host|facts|fix|commands|report))\//,
  },
  'hosts know nothing of what is looked for': {
    within: /^src\/host\//,
    import: /^(rules|src\/(lxc|facts|fix|commands|report))\//,
  },
  'reports are made of findings alone': { within: /^src\/report\//, import: /^src\/(host|commands)\// },
};

interface Source {
  readonly file: string;
  readonly text: string;
  /** Packages as they are called, files as paths from the top. */
  readonly imports: readonly string[];
}

const sources = await Promise.all((await fg(['src/**/*.ts', 'rules/*.ts'])).sort().map(load));

async function load(file: string): Promise<Source> {
  const text = await readFile(file, 'utf8');
  const names = [...text.matchAll(/(?:\bfrom|\bimport\(|^import) ?'([^']+)'/gm)].map(([, name = '']) => name);
  return { file, text, imports: names.map((name) => fromTop(name, file)) };
}

function fromTop(name: string, file: string): string {
  return name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name;
}

for (const [promise, { within = /^/, import: fenced, only = [] }] of Object.entries(fences)) {
  test(promise, () => {
    const crossing = sources.filter(
      ({ file, imports }) => within.test(file) && imports.some((each) => fenced.test(each)),
    );
    assert.equal(
      crossing.map(({ file }) => file).filter((file) => !only.includes(file)),
      [],
    );
    const unused = only.filter((file) => !crossing.some((each) => each.file === file));
    assert.equal(unused, [], 'a gate that nobody uses');
  });
}

test('only hosts, hands and the terminal ask about the process', () => {
  const asking = sources
    .filter(({ file, text }) => !hands.test(file) && /\bprocess\??[.[]/.test(text))
    .map(({ file }) => file);
  const unexpected = asking.filter((file) => ![...world, 'src/bin.ts'].includes(file));
  assert.equal(unexpected, []);
});

test('globs are loaded only for those who use them', () => {
  assert.not.match(
    sources.find(({ file }) => file === 'src/cli/process-io.ts')?.text ?? '',
    /from 'fast-glob'/,
  );
});

test('imports are seen', () => {
  const bin = sources.find(({ file }) => file === 'src/bin.ts');
  assert.ok(bin?.imports.includes('rules/index.ts') && bin.imports.includes('src/cli/main.ts'));
});

for (const { file, text } of sources) {
  test(`${file} fits on a few screens`, () => {
    assert.ok(text.split('\n').length <= 151);
  });
}

test.run();
