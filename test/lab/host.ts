import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fault, isFault, type Layout, type Oddity } from './fault.ts';
import { type Hardship, today } from './hardships.ts';
import { malformed } from './malformed.ts';
import { type Mending, readMending } from './mending.ts';
import { read, type Seen } from './seen.ts';
import { inside } from './throwaway.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = join(here, '../..');

/** Whether there is a lxc-lint to be asked. */
export const built = (): boolean => existsSync(join(repository, 'dist/lxc-lint.cjs'));

/** From here on, hosts are copies of another Debian: of its root tree, which is made where there is none yet. */
export function standOn(suite: string): void {
  process.env['LAB_ROOT'] = execFileSync(join(here, 'debian'), [suite], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}

/** Why this machine cannot make a throwaway host of this layout, or undefined if it can. */
export function whyNot(layout: Layout): string | undefined {
  const env = { ...process.env, LAB_CGROUP: layout };
  const { status, stderr } = spawnSync(join(here, 'host'), ['/dev/null'], { env, encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim().replace(/^lab: /, '');
}

/** Makes a throwaway host with this fault in it, and looks at what becomes of its container. */
export const tryOut = async (
  fault: Fault | Oddity,
  layout: Layout,
  { lint, keep }: { lint: boolean; keep: boolean },
): Promise<Seen> =>
  inside('try', fault, layout, keep, (out) => read(out, malformed), {
    ...trial(fault),
    LAB_LINT: lint ? '1' : '',
    LAB_WAIT: fault.creates ? '180' : '60',
  });

/** Makes one with these faults, has `--fix`, `undo` and scripts mend it, and looks at what becomes of its container. */
export const mendOut = async (fault: Fault, fixes: Fixes, layout: Layout, keep: boolean): Promise<Mending> =>
  inside('mend', fault, layout, keep, (out) => readMending(out, malformed), {
    LAB_FIXES: fixes,
    LAB_TRY: '',
    LAB_WAIT: '180',
  });

/** One after the other, in one host. */
export const tryAndMend = async (
  fault: Fault,
  fixes: Fixes,
  layout: Layout,
  keep: boolean,
): Promise<{ readonly seen: Seen; readonly mending: Mending }> =>
  inside(
    'mend',
    fault,
    layout,
    keep,
    (out) => ({ seen: read(out, malformed), mending: readMending(out, malformed) }),
    {
      ...trial(fault),
      LAB_LINT: '1',
      LAB_FIXES: fixes,
      LAB_TRY: '1',
      LAB_WAIT: fault.creates ? '540' : '180',
    },
  );

/** Which fixes `--fix` makes: with those that need a person's word, or without; or both in turn. */
export type Fixes = 'safe' | 'unsafe' | '';

const trial = (fault: Fault | Oddity): Record<string, string> => ({
  LAB_FRESH: 'fresh' in fault ? '1' : '',
  LAB_AGAIN: isFault(fault) ? '' : '1',
  LAB_EXPLAIN: !fault.silent && isExplainedToday(fault) ? '1' : '',
});

/** CI has `explain` look at the host of a tenth of them each day. */
const isExplainedToday = ({ name }: Fault | Oddity): boolean =>
  process.env['CI'] !== 'true' || (today + name.length) % 10 === 0;

/** The same, and says what is wrong with how lxc-lint stands a hardship. */
export const harden = async (hardship: Hardship, layout: Layout, keep: boolean): Promise<string[]> =>
  inside('harden', hardship, layout, keep, complaintsIn, {
    LAB_HARDSHIP: hardship.script,
    LAB_WAIT: hardship.long ? '1800' : '300',
    ...(hardship.bare && { LAB_BEGIN: 'account', LAB_LAYER: '' }),
  });

/** The host could not be made, or what its script says is wrong. */
function complaintsIn(out: string): string[] {
  const said = ['unbroken', 'wrong'].map((name) => join(out, name)).filter(existsSync);
  return [
    ...said.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)),
    ...(existsSync(join(out, 'ended')) ? [] : ['its script did not come to its end']),
  ];
}
