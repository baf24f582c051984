import { parseArgs } from 'node:util';
import { built } from '../host.ts';
import { first } from '../judge.ts';
import type { Seen } from '../seen.ts';
import { since, tally } from '../telling.ts';
import { verdict } from '../verdict.ts';
import { bareHosts, onBareHost } from './bare.ts';
import { lives, type VmFault } from './fault.ts';
import { faults } from './faults.ts';
import { hosts, type VmHost } from './hosts.ts';
import { complaints } from './judge.ts';
import { boot } from './machine.ts';
import { makeImage } from './make-image.ts';
import { packageFolder, serviceOn } from './service.ts';
import { share } from './share.ts';
import { tryOut } from './trial.ts';

const usage = `npm run lab:vm -- [HOST...] [NAME...]    try these faults on these hosts; everything, where it does not say
  bare      from a host without LXC to a container with an address, by one command; and again after a reboot
  service   the package of npm run deb: its timer and service, and the same report inside and outside
  --mend    whether what lxc-lint offers mends those that can be, so that the container then starts
  --reboot  the same, when what --fix mended has been booted again
  --list    the names, and how a person gets there
  --keep    leave what was seen, and say where`;

/** Nothing is wrong, and each of the containers is started once. */
const healthy = (['test', 'full', 'deb'] as const).map(
  (container): VmFault => ({
    name: `healthy-${container}`,
    how: 'nothing is wrong',
    break: ':',
    container,
    on: { bookworm: lives, hybrid: lives, trixie: lives, bullseye: lives },
  }),
);
const all: readonly VmFault[] = [...healthy, ...faults];

/** What is no fault. */
const apart: readonly string[] = ['bare', 'service'];

const flag = { type: 'boolean', default: false } as const;

async function lab(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: flag, mend: flag, reboot: flag, keep: flag },
  });
  const isHost = (name: string) => hosts.some((each) => each.name === name);
  const isBare = positionals.includes('bare');
  const isService = positionals.includes('service');
  const strangers = positionals.filter(
    (name) => !isHost(name) && !apart.includes(name) && !all.some((each) => each.name === name),
  );
  if (strangers.length > 0) return refuse(`no such host or fault: ${strangers.join(', ')}\n${usage}`);
  if (values.list) {
    console.log(all.map(({ name, how }) => `${name.padEnd(28)}${how}`).join('\n'));
    return 0;
  }
  if (!built()) return refuse('nothing built yet: npm run build');

  let [passed, failed] = [0, 0];
  const count = (more: { readonly passed: number; readonly failed: number }) => {
    passed += more.passed;
    failed += more.failed;
  };
  for (const host of isBare ? bareHosts(positionals.filter(isHost)) : [])
    count(await onBareHost(host, values.keep));
  const deb = isService ? packageFolder() : undefined;
  if (isService && deb === undefined) return refuse('no package yet: npm run deb');
  const names = positionals.filter((name) => !isHost(name) && !apart.includes(name));
  const chosen = all.filter(
    ({ name, mends }) =>
      (names.length === 0 || names.includes(name)) &&
      (!values.mend || mends !== undefined) &&
      (!values.reboot || mends?.startsWith('--fix')),
  );
  const places = hosts.filter(({ name }) => positionals.includes(name) || !positionals.some(isHost));
  if (deb !== undefined) for (const host of places) count(await serviceOn(host, deb, values.keep));
  const isDone = (isBare || isService) && names.length === 0;
  for (const host of isDone ? [] : places) count(await onHost(host, chosen, values));
  console.log(`\n${tally(passed, failed, 0)}`);
  return failed > 0 ? 1 : 0;
}

interface Options {
  readonly mend: boolean;
  readonly reboot: boolean;
  readonly keep: boolean;
}

/** Tries each of these on this host, one after another, and says how it went. */
async function onHost(host: VmHost, chosen: readonly VmFault[], options: Options) {
  const begun = Date.now();
  makeImage(host);
  const { keep, reboot } = options;
  const mend = options.mend || reboot;
  const machine = await boot(host, share());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      machine.stop();
      process.exit(1);
    });
  console.log(`\n${host.name}: up after ${since(begun)}`);
  let [passed, failed, alarms] = [0, 0, 0];
  for (const fault of chosen) {
    const broken = fault.on[host.name as keyof typeof fault.on];
    if (!broken || (mend && broken === lives)) continue;
    const expected = mend ? lives : broken;
    const started = Date.now();
    const seen = await tryOut(machine, fault, {
      keep,
      reboot,
      all: healthy.includes(fault),
      mends: mend ? fault.mends : undefined,
    });
    const wrong = complaints(fault, expected, seen);
    if (wrong.length > 0) failed += 1;
    else passed += 1;
    alarms += wrong.filter((each) => each.includes(' false ')).length;
    const mark = wrong.length === 0 ? 'ok  ' : 'FAIL';
    console.log(
      [`${mark} ${line(fault, seen)} ${since(started)}`, ...wrong.map((each) => `    ${each}`)].join('\n'),
    );
  }
  machine.stop();
  console.log(
    `${host.name}: ${passed} of ${passed + failed} came true, ${alarms} false alarms, ${since(begun)}`,
  );
  return { passed, failed };
}

/** What each was told, and what LXC did. */
function line({ name, container = 'test' }: VmFault, { now, user, root }: Seen): string {
  const told = (report: Seen['user']) =>
    typeof report === 'object' ? `${verdict(report, container)} (${first(report)})` : '?';
  const did = now?.lives ? 'lives' : 'dies';
  return [
    name.padEnd(28),
    (now === undefined ? '' : did).padEnd(6),
    `user ${told(user)}`.padEnd(44),
    `root ${told(root)}`,
  ].join(' ');
}

function refuse(why: string): number {
  console.error(`lab: ${why}`);
  return 2;
}

process.exitCode = await lab();
