import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { completion } from '../../src/commands/completion.ts';
import { lore } from '../../src/lore.ts';
import type { Io } from '../../src/run/io.ts';
import { type Shell, shells } from '../../src/run/options.ts';
import { changelog } from './changelog.ts';
import { configurationFile, program, rulesAndCauses } from './pages.ts';

/** A file of the package, by its path on the installed host. */
export interface Entry {
  readonly path: string;
  readonly bytes: string | Uint8Array;
  /** Default: 0o644. */
  readonly mode?: number;
}

const read = (path: string): Buffer => readFileSync(path);

const from = (path: string, source: string, mode?: number): Entry => ({
  path,
  bytes: read(source),
  ...(mode === undefined ? {} : { mode }),
});

/** With neither name nor time in it. */
const zipped = (path: string, bytes: string | Buffer): Entry => ({
  path: `${path}.gz`,
  bytes: gzipSync(bytes, { level: 9 }),
});

const home = '/usr/share/lxc-lint';
const doc = '/usr/share/doc/lxc-lint';

/** All files of the package. */
export async function contents(released: Date): Promise<Entry[]> {
  const date = released.toISOString().slice(0, 'YYYY-MM-DD'.length);
  return [
    ...installed(),
    ...(await manuals(date)),
    ...(await completions()),
    ...services(),
    ...documents(released),
  ];
}

/** The program, without what V8 has compiled: `postinst` does that for the Node there. */
const installed = (): Entry[] => [
  ...['main.cjs', 'deputy.cjs', 'glob.cjs', 'jsonc.cjs', 'yargs.cjs', 'host.txt'].map((name) =>
    from(`${home}/dist/${name}`, `dist/${name}`),
  ),
  {
    path: `${home}/dist/lxc-lint.cjs`,
    // Not the first node in root's PATH.
    bytes: read('dist/lxc-lint.cjs').toString().replace(/^#!.*/, '#!/usr/bin/node'),
    mode: 0o755,
  },
  from(`${home}/scripts/keep-compiled.cjs`, 'scripts/keep-compiled.cjs'),
  from(`${home}/lint-all`, 'share/systemd/lint-all', 0o755),
];

async function manuals(date: string): Promise<Entry[]> {
  const { rules, causes } = await lore.known();
  const man = '/usr/share/man';
  return [
    zipped(`${man}/man1/lxc-lint.1`, await program(date)),
    zipped(`${man}/man5/lxc-lint.json.5`, configurationFile(date, read('share/lxc-lint.json').toString())),
    zipped(`${man}/man7/lxc-lint-rules.7`, rulesAndCauses(date, { rules, causes })),
  ];
}

const completionOf: Readonly<Record<Shell, string>> = {
  bash: '/usr/share/bash-completion/completions/lxc-lint',
  zsh: '/usr/share/zsh/vendor-completions/_lxc-lint',
  fish: '/usr/share/fish/vendor_completions.d/lxc-lint.fish',
};

async function completions(): Promise<Entry[]> {
  const known = await lore.known();
  return shells.map((shell) => {
    let bytes = '';
    completion({ command: 'completion', shell }, known, {
      out: (text: string) => (bytes += text),
    } as unknown as Io);
    return { path: completionOf[shell], bytes };
  });
}

const services = (): Entry[] => [
  from('/usr/lib/systemd/system/lxc-lint.service', 'share/systemd/lxc-lint.service'),
  from('/usr/lib/systemd/system/lxc-lint.timer', 'share/systemd/lxc-lint.timer'),
  from('/usr/lib/tmpfiles.d/lxc-lint.conf', 'share/systemd/lxc-lint.tmpfiles'),
  from('/usr/lib/nagios/plugins/check_lxc_lint', 'share/nagios/check_lxc_lint', 0o755),
  from('/etc/nagios-plugins/config/lxc-lint.cfg', 'share/nagios/lxc-lint.cfg'),
];

const documents = (released: Date): Entry[] => [
  from(`${doc}/copyright`, 'packaging/copyright'),
  zipped(`${doc}/changelog`, changelog(released)),
  zipped(`${doc}/CHANGELOG.md`, read('CHANGELOG.md')),
  from('/usr/share/lintian/overrides/lxc-lint', 'packaging/overrides'),
  zipped(`${doc}/monitoring.md`, read('docs/monitoring.md')),
  from(`${doc}/examples/lxc-lint.json`, 'share/lxc-lint.json'),
  from(`${doc}/examples/lxc-lint.rules.yml`, 'share/prometheus/lxc-lint.rules.yml'),
  from(`${doc}/examples/icinga2.conf`, 'share/icinga2/lxc-lint.conf'),
  ...['report', 'comparison', 'configuration', 'undo', 'explanation'].map((name) =>
    from(`${home}/schema/${name}.schema.json`, `schema/${name}.schema.json`),
  ),
];
