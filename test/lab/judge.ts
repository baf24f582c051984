import { contradictions } from './agreement.ts';
import { explaining, explainingHere } from './explaining.ts';
import { type Fault, isFault, type Naming, type Oddity, type Viewer } from './fault.ts';
import type { Report, Seen } from './seen.ts';
import { judgedIn, verdict } from './verdict.ts';

/** What lxc-lint got wrong about this host, or the table about LXC; nothing where all agree. */
export function complaints(fault: Fault | Oddity, seen: Seen): string[] {
  if (seen.unbroken !== undefined) return [`it could not be broken: ${seen.unbroken}`];
  return [
    ...truth(fault, seen),
    ...viewed('root', fault, seen),
    ...viewed('user', fault, seen),
    ...contradictions(fault, seen),
    ...running(seen),
    ...attaching(seen),
    ...explaining(fault, seen),
    ...explainingHere(fault, seen),
  ];
}

/** How the table and the real lxc-start disagree. */
export function truth(fault: Fault | Oddity, { unbroken, now, fresh }: Seen): string[] {
  if (unbroken !== undefined) return [`it could not be broken: ${unbroken}`];
  if (now === undefined) return ['lxc-start was never reached'];
  const dies = 'dies' in fault && fault.dies;
  const refused = fault.runs && !isFault(fault) && !now.attach;
  const kept = 'lost' in fault && now.lives && now.lost !== true;
  return [
    ...(now.lives === dies ? [`lxc-start: it should ${dies ? 'die' : 'live'}, but is ${now.state}`] : []),
    ...(refused ? ['lxc-attach: it should get in'] : []),
    ...(kept ? ['nothing is missing in the container'] : []),
    ...(fresh?.lives === false ? ['lxc-start: it dies after a fresh login, too'] : []),
  ];
}

function viewed(viewer: Viewer, fault: Fault | Oddity, seen: Seen): string[] {
  const report = seen[viewer];
  if (viewer === 'user' && seen.now?.state.startsWith('nobody')) return [];
  if (viewer === 'user' && fault.silent) return [];
  if (report === undefined || typeof report === 'string')
    return [`${viewer}: no report, but ${report ?? 'nothing'}`];
  const sound = !('named' in fault) || (viewer === 'root' && fault.fresh);
  const said = verdict(report, judgedIn(fault));
  const unseen = fault.unseen === viewer || fault.unseen === 'both';
  if (said === 'unknown' && unseen) return [];
  const wrong =
    sound || !fault.dies
      ? living(report, said, fault.runs ? 'running' : 'starts')
      : dying(report, said, names(fault));
  const silent =
    sound || fault.dies || unseen || warned(report, names(fault))
      ? []
      : [`no warning of ${show(names(fault))}`];
  return [...wrong, ...silent].map((complaint) => `${viewer}: ${complaint}`);
}

const living = (report: Report, said: string, right: string): string[] => [
  ...(said === right ? [] : [`verdict ${said}, not ${right}`]),
  ...errors(report).map(({ rule, message }) => `false error of ${rule}: ${message}`),
];

function dying(report: Report, said: string, expected: readonly Naming[]): string[] {
  const first = errors(report)[0];
  const right = expected.find(([stage, rule]) => rule === first?.rule && stage === first.stage);
  if (right === undefined)
    return [`first error is ${first ? `${first.rule} at ${first.stage}` : 'none'}, not ${show(expected)}`];
  // Where no container can be seen (no such user, somebody else's HOME), the finding is the answer.
  return said === `fails at ${right[0]}` || said === 'none'
    ? []
    : [`verdict ${said}, not fails at ${right[0]}`];
}

function running({ running: report }: Seen): string[] {
  if (report === undefined) return [];
  if (typeof report === 'string') return [`while it runs: no report, but ${report}`];
  const said = verdict(report);
  return [
    ...(said === 'running' ? [] : [`while it runs: verdict ${said}, not running`]),
    ...errors(report).map(({ rule, message }) => `while it runs: false error of ${rule}: ${message}`),
  ];
}

/** A warning that lxc-attach is refused, though it gets in, is a false alarm on every host. */
const attaching = ({ now, root, user, running }: Seen): string[] =>
  [root, user, running]
    .filter((report) => now?.attach && typeof report === 'object' && warned(report, [attachSession]))
    .map(() => 'false warning of attach-session: lxc-attach gets in');

const attachSession: Naming = ['cgroup', 'attach-session'];

/** The finding that stands first: an error if there is one, else a warning. */
export const first = ({ findings }: Report): string =>
  (errors({ containers: [], findings })[0] ?? findings.find(({ severity }) => severity === 'warning'))
    ?.rule ?? '-';

const errors = ({ findings }: Report) => findings.filter(({ severity }) => severity === 'error');
const warned = ({ findings }: Report, expected: readonly Naming[]) =>
  findings.some(({ severity, rule }) => severity === 'warning' && expected.some(([, each]) => each === rule));
const names = ({ named, or }: Fault): readonly Naming[] => (or ? [named, or] : [named]);
const show = (namings: readonly Naming[]) =>
  namings.map(([stage, rule]) => `${rule} at ${stage}`).join(' or ');
