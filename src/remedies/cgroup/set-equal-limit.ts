import { list, phrase } from '../../base/phrase.ts';
import type { EqualLimit, LostLimit } from '../../facts/cgroup/lost-limits.ts';
import { removeLine } from '../../fix/edit-lines.ts';
import { nearestLimits } from '../../lxc/equal-limits.ts';
import { type Fix, manual } from '../../model/action.ts';
import { replaceSetting } from '../config/replace-setting.ts';

/**
 * Sets the same limit for the version of cgroups that the host uses. Never safe: the container has lived without it so far,
 * and a limit of memory or processes can end what runs in it.
 */
export function setEqualLimit(lost: LostLimit, by: string): Fix {
  const { limit, version, equal } = lost;
  if (equal === 'none') return withoutEqual(lost);
  if (equal === 'refused')
    return manual(phrase`this LXC cannot limit containers on cgroup v${version}: remove the line`);
  const lines = list(equal.lines.map(({ key, value }) => `${key} = ${value}`));
  if (equal.start === 'no-cgroup') return withoutCgroup(equal, version);
  if (equal.start === 'unknown')
    return manual(phrase`set ${lines} instead, and test whether the container still starts`);
  if ([limit, ...equal.takenUp].some(({ via }) => via.length > 0))
    return manual(phrase`set ${lines} in the config of the container`);
  return {
    safety: 'unsafe',
    title: phrase`set ${lines} instead: the container is limited from its next start on`,
    actions: [replaceSetting(limit, equal.lines, by), ...equal.takenUp.map(({ at }) => removeLine(at, by))],
  };
}

function withoutEqual({ file, version }: LostLimit): Fix {
  const nearest = nearestLimits.get(file);
  return manual(
    nearest
      ? phrase`cgroup v${version} has no such limit: remove the line, or use what comes near it, with another meaning: ${list(nearest)}`
      : phrase`cgroup v${version} has no such limit: remove the line`,
  );
}

function withoutCgroup({ lines: settings, controller }: EqualLimit, version: 1 | 2): Fix {
  const lines = list(settings.map(({ key, value }) => `${key} = ${value}`));
  return manual(
    version === 2
      ? phrase`have root delegate ${controller} to the user, then set ${lines} instead`
      : phrase`start the container in a cgroup of ${controller} that the user owns, and set ${lines} instead`,
  );
}
