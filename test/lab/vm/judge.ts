import type { Report, Seen, Start } from '../seen.ts';
import { verdict } from '../verdict.ts';
import { both, type Outcome, type Two, type VmFault } from './fault.ts';

/** What lxc-lint got wrong about this host, or the table about LXC; nothing where all agree. */
export function complaints(fault: VmFault, expected: Outcome | Two, seen: Seen): string[] {
  if (seen.unbroken !== undefined) return [`it could not be broken: ${seen.unbroken}`];
  const { now, fresh } = both(expected);
  const name = fault.container ?? 'test';
  return [
    ...truth(now, seen.now),
    ...said(now, seen.user, name).map((each) => `user: ${each}`),
    ...said(fresh, seen.root, name).map((each) => `root: ${each}`),
  ];
}

function truth({ lxc }: Outcome, start: Start | undefined): string[] {
  if (start === undefined) return ['lxc: never started'];
  const was = start.lives ? 'lives' : 'dies';
  return was === lxc ? [] : [`lxc: should be “${lxc}”, but is “${was}” (${start.state}; ${start.errors[0]})`];
}

function said({ lxc, named }: Outcome, report: Seen['user'], name: string): string[] {
  if (report === undefined || typeof report === 'string') return [`no report, but ${report ?? 'nothing'}`];
  const got = verdict(report, name);
  const right = lxc === 'dies' ? `fails at ${named?.[0]}` : 'starts';
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const grave = lxc === 'lives' ? undefined : named;
  const strange = errors.filter(({ rule }) => rule !== grave?.[1]);
  return [
    ...(got === right || (got === 'none' && lxc === 'dies') ? [] : [`verdict ${got}, not ${right}`]),
    ...strange.map(({ rule, message }) => `false error of ${rule}: ${message}`),
    ...(named && !names(report, named[1], lxc === 'lives' ? 'warning' : 'error')
      ? [`nothing of ${named[1]}`]
      : []),
    ...(named ? [] : warnings(report)),
  ];
}

const names = ({ findings }: Report, named: string, as: string): boolean =>
  findings.some(({ rule, severity }) => rule === named && severity === as);

/** Where nothing is lost there is nothing to warn of. */
const warnings = ({ findings }: Report): string[] =>
  findings
    .filter(({ severity }) => severity === 'warning')
    .map(({ rule, message }) => `false warning of ${rule}: ${message}`);
