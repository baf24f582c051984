import { since } from '../telling.ts';
import { hosts, type VmHost } from './hosts.ts';
import { boot } from './machine.ts';
import { makeImage } from './make-image.ts';
import { share, unpack } from './share.ts';

/** A host on which nobody did more than add an account: guest/bare says what is done there, before and after another boot. */
const bareOf = (host: VmHost): VmHost => ({ ...host, name: `${host.name}-bare`, bare: true });

/** Those that are named, or all; cgroup v1 has a row in throwaway hosts. */
export const bareHosts = (names: readonly string[]): VmHost[] =>
  hosts
    .filter(({ name, layout }) => layout === 'v2' && (names.length === 0 || names.includes(name)))
    .map(bareOf);

/** From nothing to a container with an address, by one command of root's; and again when the host has been booted again. */
export async function onBareHost(host: VmHost, keep: boolean) {
  const begun = Date.now();
  makeImage(host);
  const machine = await boot(host, share());
  process.once('SIGINT', () => machine.stop()).once('SIGTERM', () => machine.stop());
  console.log(`\n${host.name}: up after ${since(begun)}`);
  let [passed, failed] = [0, 0];
  for (const part of ['first', 'again'] as const) {
    if (part === 'again') await machine.reboot();
    const { status, out } = await machine.run(
      `date -s @${Math.floor(Date.now() / 1000)} >/dev/null\n${unpack}\nbash /opt/lab/share/guest/bare ${part}`,
      1800,
    );
    const wrong = out.split('\n').filter((line) => line.startsWith('WRONG '));
    const ok = status === 0 && wrong.length === 0;
    if (ok) passed += 1;
    else failed += 1;
    console.log([`${ok ? 'ok  ' : 'FAIL'} ${part} ${since(begun)}`, ...wrong].join('\n'));
    if (keep || !ok) console.log(out);
  }
  machine.stop();
  return { passed, failed };
}
