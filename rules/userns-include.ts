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
  title: 'userns.conf is included after common.conf',
  why: 'common.conf restricts devices through the devices cgroup, drops capabilities and moves the ttys, as is right for privileged containers. userns.conf reverts what an unprivileged container cannot do, so it must be included, after common.conf.',
  remedy: 'Add `lxc.include = /usr/share/lxc/config/userns.conf` below the line that includes common.conf.',
  symptoms: [
    'Failed to setup limits for the "devices" controller',
    'Failed to setup cgroup limits for container',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC 5 starts without it if the shell is in a devices cgroup that the user owns, and on cgroup v2 in a delegated cgroup. Without any cgroup that the user owns, or without one of the devices controller on cgroup v1, the device limits of common.conf stop the start.',
    'Without common.conf there is nothing to revert, and nothing is reported.',
  ],
  scope: 'file',
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
      ? phrase`${userns.path} is included before ${common.path}, which overrides it`
      : phrase`${common.path} is included without userns.conf, which unprivileged containers need`;
    const evidence = [
      {
        at: common.at,
        note: userns ? phrase`overrides what userns.conf has set` : phrase`needs userns.conf after it`,
      },
      ...(stopped ? [{ at: stopped.limit.at, note: reasonFor(ownCgroups) }] : []),
    ] as const;
    yield {
      kind: userns ? 'order' : 'missing',
      severity: stopped ? 'error' : 'warning',
      message,
      evidence,
      ...(stopped ? { lxcMessage: lxcMessage(ownCgroups) } : {}),
      fix: remedy(common, userns, includes.installed, user.name),
    };
  },
});

const reasonFor = (all: readonly OwnCgroup[]) =>
  all.some(({ writable }) => writable)
    ? phrase`cannot be set: the user owns no devices cgroup`
    : phrase`cannot be set: the user owns no cgroup`;

const lxcMessage = (all: readonly OwnCgroup[]) =>
  all.some(({ writable }) => writable)
    ? 'Failed to setup limits for the "devices" controller'
    : 'Failed to setup cgroup limits for container';

/** Edits the config of the container itself, never the files that it includes. */
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
    return manual(phrase`include the userns.conf that comes with LXC; it is not installed here`);
  return {
    safety: 'safe',
    title: phrase`include it`,
    actions: [insertBelow(below, [`lxc.include = ${installed}`], by)],
  };
}
