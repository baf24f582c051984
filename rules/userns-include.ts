import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { type OwnCgroup, ownCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { unusableLimits } from '../src/facts/cgroup/unusable-limits.ts';
import { settings } from '../src/facts/config/config.ts';
import { type Include, includes } from '../src/facts/config/includes.ts';
import { insertBelow, removeLine } from '../src/fix/edit-lines.ts';
import type { Fix } from '../src/model/action.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'userns.conf comes after common.conf',
  why: 'common.conf forbids devices through the devices cgroup, drops capabilities and moves the ttys: all meant for containers of root. userns.conf takes back what a user cannot do, so it has to be included, and after common.conf.',
  symptoms: [
    'Failed to setup limits for the "devices" controller',
    'Failed to setup cgroup limits for container',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC 5 starts without it where the shell has a devices cgroup of its own, and on cgroup v2 in a delegated cgroup. Without any cgroup of its own, or without one of the devices controller on cgroup v1, the device limits of common.conf stop the start.',
    'Without common.conf there is nothing for userns.conf to take back, and nothing is reported.',
  ],
  maxSeverity: 'error',
  requires: { includes, settings },
  wants: { ownCgroups },

  *check({ includes, settings, ownCgroups }, { user }) {
    const common = includes.all.filter(({ is }) => is === 'common').at(-1);
    const userns = includes.all.filter(({ is }) => is === 'userns').at(-1);
    if (!common || (userns && userns.order > common.order)) return;

    if (ownCgroups instanceof Unseen) throw ownCgroups;
    const stopped = unusableLimits(settings, ownCgroups).filter(
      ({ controller }) => controller === 'devices',
    )[0];
    const v2 = ownCgroups.every(({ controllers }) => controllers.length === 0);
    if (!stopped && v2) return;
    const message = userns
      ? phrase`${userns.path} comes before ${common.path}, which undoes it`
      : phrase`nothing takes back what ${common.path} sets for containers of root: userns.conf is not included`;
    const evidence = [
      {
        at: common.at,
        note: userns ? phrase`undoes what userns.conf set before it` : phrase`needs userns.conf after it`,
      },
      ...(stopped ? [{ at: stopped.limit.at, note: reasonFor(ownCgroups) }] : []),
    ] as const;
    yield {
      ...(stopped ? { severity: 'error' } : { severity: 'warning' }),
      message,
      evidence,
      ...(stopped ? { lxcMessage: lxcMessage(ownCgroups) } : {}),
      fix: remedy(common, userns, includes.installed, user.name),
    };
  },
});

const reasonFor = (all: readonly OwnCgroup[]) =>
  all.some(({ writable }) => writable)
    ? phrase`cannot be set: the user has no cgroup of the devices controller`
    : phrase`cannot be set: the user has no cgroup of his own`;

const lxcMessage = (all: readonly OwnCgroup[]) =>
  all.some(({ writable }) => writable)
    ? 'Failed to setup limits for the "devices" controller'
    : 'Failed to setup cgroup limits for container';

/** Lines of the container's own config are edited, never those of the files that it includes. */
function remedy(
  common: Include,
  userns: Include | undefined,
  installed: string | undefined,
  by: string,
): Fix {
  const below = common.via[0] ?? common.at;
  if (userns && userns.via.length === 0 && common.via.length === 0) {
    return {
      safety: 'safe',
      title: phrase`move it below line ${below.line}`,
      actions: [removeLine(userns.at, by), insertBelow(below, [userns.at.text], by)],
    };
  }
  if (installed === undefined)
    return manual(phrase`include the userns.conf that comes with LXC; none is installed here`);
  return {
    safety: 'safe',
    title: phrase`include it`,
    actions: [insertBelow(below, [`lxc.include = ${installed}`], by)],
  };
}
