import { copyFileSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { since } from '../telling.ts';
import type { VmHost } from './hosts.ts';
import { boot } from './machine.ts';
import { makeImage } from './make-image.ts';
import { share, unpack } from './share.ts';

const top = fileURLToPath(new URL('../../..', import.meta.url));

/** The package that was made last, in a directory of its own; undefined where there is none. */
export function packageFolder(): string | undefined {
  const deb = readdirSync(top).find((name) => name.endsWith('_all.deb'));
  if (deb === undefined || !existsSync(join(top, deb))) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'lxc-lint-deb-'));
  copyFileSync(join(top, deb), join(folder, 'lxc-lint.deb'));
  return folder;
}

/** Installs the package on a host with a running systemd, and has its timer and service do their work: guest/service says what. */
export async function serviceOn(host: VmHost, deb: string, keep: boolean) {
  const begun = Date.now();
  makeImage(host);
  const machine = await boot(host, share(deb, 'lxc-lint.deb'));
  process.once('SIGINT', () => machine.stop()).once('SIGTERM', () => machine.stop());
  await machine.reset('user');
  console.log(`\n${host.name}: up after ${since(begun)}`);
  const { status, out } = await machine.run(
    `date -s @${Math.floor(Date.now() / 1000)} >/dev/null\n${unpack}\nbash /opt/lab/share/guest/service 2>&1`,
    1800,
  );
  machine.stop();
  const lines = out.split('\n');
  const told = lines.filter((line) => /^(?:ok {3}|WRONG|→)/.test(line));
  const passed = lines.filter((line) => line.startsWith('ok   ')).length;
  const failed = lines.filter((line) => line.startsWith('WRONG ')).length + (status === 0 ? 0 : 1);
  console.log((keep || failed > 0 ? lines : told).join('\n'));
  console.log(`${host.name}: service, ${passed} came true, ${failed} did not, ${since(begun)}`);
  return { passed, failed };
}
