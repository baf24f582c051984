import { list, phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import { onOtherVersion } from '../../../lxc/equal-limits.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/**
 * A limit of cgroup v1, which LXC 7 no longer takes, in the words of cgroup v2. Unsafe: a limit of memory or processes can
 * end what runs in the container, or stop its start where the user has no cgroup with that controller.
 */
export function convertLimit({
  refused,
  indent,
  key,
  value,
  others,
  layout,
}: RefusedLine): Proposal | undefined {
  if (refused.why !== 'removed-key' || layout !== 'v2' || !key.startsWith(prefix)) return undefined;
  const limits = new Map(others.flatMap(limitOf));
  const equal = onOtherVersion(1, { file: key.slice(prefix.length), value }, limits);
  if (!equal) return undefined;
  const settings = equal.map((limit) => `lxc.cgroup2.${limit.file} = ${limit.value}`);
  return {
    safety: 'unsafe',
    title:
      settings.length === 0
        ? phrase`remove the line: the period is part of cpu.max, and has no effect without a quota`
        : phrase`set ${list(settings)} instead`,
    lines: settings.map((setting) => `${indent}${setting}`),
  };
}

const prefix = 'lxc.cgroup.';

function limitOf({ text }: Line): [string, string][] {
  const [, file, value] = /^[ \t]*lxc\.cgroup2?\.([^\s=]+)[ \t]*=[ \t]*([^\r]*)/.exec(text) ?? [];
  return file === undefined || value === undefined ? [] : [[file, value.trim()]];
}
