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

/** From the ground up: a layer imports what stands before it, and itself. */
const layers = [
  'src/base',
  'src/lxc',
  'src/host',
  'src/model',
  'src/facts',
  'src/fix',
  'src/rehearsal',
  'src/remedies',
  'rules',
  'causes',
  'src/executor',
  'src/engine',
  'src/configuration',
  'src/report',
  'src/explain',
  'src/suppression',
  'src/compare',
  'src/run',
  'src/commands',
  'src/cli',
  'src/found-by.ts',
  'src/lore.ts',
  'src/bin.ts',
  'src/deputy.ts',
];

const world = [
  'src/host/live.ts',
  'src/host/files.ts',
  'src/host/identity.ts',
  'src/host/run-query.ts',
  'src/host/channel.ts',
  'src/host/deputy.ts',
  'src/host/as-user.ts',
  'src/host/own-look.ts',
  'src/host/descend.ts',
  'src/host/held-way.ts',
  'src/host/way-below.ts',
  'src/host/users-mount.ts',
  'src/host/process-credentials.ts',
  'src/host/file-system-type.ts',
  'src/host/held-acl.ts',
  'src/host/own-process.ts',
  'src/host/inherited.ts',
  'src/deputy.ts',
  'src/cli/process-io.ts',
  'src/cli/deputy-program.ts',
  'src/cli/read-lines.ts',
  'src/cli/observe.ts',
  'src/cli/replace-file.ts',
  'src/cli/keep-in.ts',
];

/** What changes a machine; nothing else writes. */
const executor = /^src\/executor\//;

/** What the order of the layers does not say by itself. A line here is a promise of ARCHITECTURE.md. */
const fences: Readonly<Record<string, Fence>> = {
  'only hosts, the executor and the terminal touch the world': {
    within: /^(?!src\/executor\/)/,
    import: /^(node:|fs$|child_process$|os$)/,
    only: world,
  },
  'only the commands that change machines have an executor': {
    within: /^(?!src\/executor\/)/,
    import: executor,
    only: ['src/run/accounts.ts', 'src/commands/fix.ts', 'src/commands/undo.ts', 'src/deputy.ts'],
  },
  'the executor does what it is told, and knows nothing of what is wrong': {
    within: executor,
    import: /^(rules|src\/(lxc|facts|remedies))\//,
  },
  'only the command line knows yargs': {
    import: /^yargs/,
    only: ['src/cli/parse.ts', 'src/cli/option-table.ts'],
  },
  'only the terminal knows globs': { import: /^fast-glob/, only: ['src/cli/process-io.ts'] },
  'only the configuration is held to its schema at run time': {
    import: /^(ajv|jsonc-parser)/,
    only: [
      'src/configuration/schema-errors.ts',
      'src/configuration/schema-check.ts',
      'src/configuration/parse.ts',
    ],
  },
  'only the entry knows which rules and causes there are': {
    import: /^(?:rules|causes)\//,
    only: ['src/lore.ts', 'rules/index.ts', 'causes/index.ts'],
  },
  'rules see facts, never a host': { within: /^rules\//, import: /^src\/host\// },
  'causes are words alone': { within: /^causes\/(?!index\.ts$)/, import: /^(?!src\/model\/)/ },
  'hosts know nothing of LXC': { within: /^src\/host\//, import: /^src\/lxc\// },
  'the plan, reports and what people accept are made of findings alone': {
    within: /^src\/(fix|report|suppression)\//,
    import: /^src\/host\//,
  },
};

interface Source {
  readonly file: string;
  readonly text: string;
  /** Packages as they are called, files as paths from the top. */
  readonly imports: readonly string[];
}

const sources = await Promise.all((await fg(['src/**/*.ts', 'rules/*.ts', 'causes/*.ts'])).sort().map(load));

async function load(file: string): Promise<Source> {
  const text = await readFile(file, 'utf8');
  const names = [...text.matchAll(/(?:\bfrom|\bimport\(|^import) ?'([^']+)'/gm)].map(([, name = '']) => name);
  return { file, text, imports: names.map((name) => fromTop(name, file)) };
}

function fromTop(name: string, file: string): string {
  return name.startsWith('.') ? new URL(name, `file:///${file}`).pathname.slice(1) : name;
}

/** Where a file or a package stands in the order; undefined for packages and schemas, which are in no layer. */
function layerOf(file: string): number | undefined {
  const found = layers.findIndex((layer) => file === layer || file.startsWith(`${layer}/`));
  return found === -1 ? undefined : found;
}

test('every file is in a layer', () => {
  assert.equal(
    sources.map(({ file }) => file).filter((file) => layerOf(file) === undefined),
    [],
  );
});

for (const [index, layer] of layers.entries()) {
  test(`${layer} imports only what stands below it`, () => {
    const own = sources.filter(({ file }) => layerOf(file) === index);
    const upward = own.flatMap(({ file, imports }) =>
      imports.filter((each) => (layerOf(each) ?? 0) > index).map((each) => `${file} imports ${each}`),
    );
    assert.ok(own.length > 0);
    assert.equal(upward, []);
  });
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

test('only hosts, the executor and the terminal ask about the process', () => {
  const asking = sources
    .filter(({ file, text }) => !executor.test(file) && /\bprocess\??[.[]/.test(text))
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
  const importsOf = (name: string) => sources.find(({ file }) => file === name)?.imports ?? [];
  assert.ok(importsOf('src/bin.ts').includes('src/cli/main.ts'));
  assert.ok(['rules/index.ts', 'causes/index.ts'].every((each) => importsOf('src/lore.ts').includes(each)));
});

for (const { file, text } of sources) {
  test(`${file} fits on a few screens`, () => {
    // What is generated is a list, and read by nobody.
    assert.ok(text.startsWith('// Generated') || text.split('\n').length <= 151);
  });
}

test.run();
