import { type Fault, type Mender, worst } from './fault.ts';
import type { Attempt, Mending } from './mending.ts';

/** Who mended it in the end: `nobody` where a fix was to be had, and the container does not start all the same. */
export function mender({ safe, unsafe }: Mending, faults: readonly Fault[]): Mender | 'nobody' {
  const dies = faults.some((fault) => fault.dies);
  const left = (attempt: Attempt | undefined) => {
    const last = attempt?.again ?? attempt?.first;
    return typeof last === 'object' ? last.findings : [];
  };
  // What a container started without is mended when nothing is said of it any more.
  const rules = faults.flatMap(({ named: [, rule], or }) => [rule, ...(or ? [or[1]] : [])]);
  const open = (attempt: Attempt | undefined) =>
    left(attempt).filter(({ rule, severity }) => (dies ? severity === 'error' : rules.includes(rule)));
  // Where root sees nothing wrong, as it is wrong with a shell alone, he has mended nothing.
  const fixed = (attempt: Attempt | undefined) =>
    typeof attempt?.first === 'object' && attempt.first.repair.fixes.length > 0;
  const asked = (attempt: Attempt | undefined) =>
    typeof attempt?.first === 'object' &&
    attempt.first.repair.fixes.some(({ finding }) => finding.fix.safety === 'unsafe');
  const good = (attempt: Attempt | undefined) =>
    attempt?.start?.lives === true && fixed(attempt) && (dies || open(attempt).length === 0);
  if (good(safe)) return 'safe';
  // A person's word was not needed where no fix asked for it.
  if (good(unsafe)) return asked(unsafe) ? 'unsafe' : 'safe';
  const rest = open(unsafe ?? safe);
  const shell = faults.some(({ fresh }) => fresh) || !fixed(unsafe ?? safe);
  if (rest.length === 0 && shell) return 'person';
  return rest.length > 0 && rest.every(({ fix }) => fix.safety === 'manual') ? 'person' : 'nobody';
}

/** What is wrong with how this host was mended; nothing where all is as the table says, and as the laws have it. */
export function wrongs(faults: readonly Fault[], mending: Mending): string[] {
  if (mending.unbroken !== undefined) return [`it could not be broken: ${mending.unbroken}`];
  const got = mender(mending, faults);
  const wanted = worst(faults);
  const [only, more] = faults;
  const exact = only !== undefined && more === undefined;
  return [
    ...(got === 'nobody' || (exact && got !== wanted) ? [`mended by ${got}, not ${wanted}`] : []),
    ...(exact && got !== 'person' && (mending.unsafe ?? mending.safe)?.start?.lost
      ? ['what was missing in the container is missing still']
      : []),
    ...laws('--fix', mending.safe),
    ...laws('--fix --unsafe', mending.unsafe),
    ...unplanned('--fix', mending.safe),
    ...unplanned('--fix --unsafe', mending.unsafe),
    ...(stays(mending) ? [] : mending.notUndone.map((line) => `not as it was after undo: ${line}`)),
    ...mending.unforeseen.map((line) => `undo is not what its --dry-run said: ${line}`),
    ...(mending.scripted === undefined ||
    (mending.unsafe ?? mending.safe)?.start?.lives === mending.scripted.lives
      ? []
      : [`after scripts lxc-start leaves it ${mending.scripted.state}`]),
    ...mending.notScripted.map((line) => `not as --fix leaves it after scripts: ${line}`),
  ];
}

function laws(how: string, attempt: Attempt | undefined): string[] {
  if (attempt === undefined) return [];
  const { first, again } = attempt;
  if (typeof first === 'string') return [`${how}: no report, but ${first}`];
  if (typeof again === 'string') return [`${how} again: no report, but ${again}`];
  return [
    ...first.repair.fixes
      .filter(({ status }) => status !== 'done')
      .map(({ finding, status, reason }) => `${how}: ${finding.rule} ${status}: ${reason}`),
    ...(again?.repair.fixes ?? []).map(({ finding }) => `${how} again does something: ${finding.rule}`),
  ];
}

/** The deed is the plan, in that order; it goes on only where the plan said that it cannot see further. */
function unplanned(how: string, attempt: Attempt | undefined): string[] {
  if (typeof attempt?.first !== 'object') return [];
  const { plan, first } = attempt;
  if (typeof plan === 'string') return [`${how} --dry-run: no report, but ${plan}`];
  const [said, done] = [plan, first].map(({ repair }) =>
    repair.fixes.map(({ finding: { rule, fingerprint, fix } }) => `${rule} (${fingerprint}): ${fix.title}`),
  ) as [string[], string[]];
  const seen = plan.repair.waits === null ? done : done.slice(0, said.length);
  return said.join('\n') === seen.join('\n')
    ? []
    : [`${how} did ${done.join('; ')}, and its plan was ${said.join('; ')}`];
}

/** A package that was installed stays. */
const stays = ({ safe, unsafe }: Mending): boolean =>
  [safe, unsafe].some(
    (attempt) =>
      typeof attempt?.first === 'object' &&
      JSON.stringify(attempt.first.repair.fixes).includes('"do":"run"') &&
      attempt.first.repair.fixes.some(({ finding }) =>
        /"before":null,"after":\["(apt-get|dnf)"/.test(JSON.stringify(finding)),
      ),
  );
