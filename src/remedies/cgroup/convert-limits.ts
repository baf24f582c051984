import { phrase } from '../../base/phrase.ts';
import { removeLine } from '../../fix/edit-lines.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { onOtherVersion } from '../../lxc/equal-limits.ts';
import { type Fix, manual } from '../../model/action.ts';
import { replaceSetting } from '../config/replace-setting.ts';

/**
 * For limits of cgroup v1 in a config on v2, where they have no effect and can stop the start: replaces each by the v2 key,
 * or removes it if there is none.
 */
export function convertLimits(limits: readonly Statement[], by: string): Fix {
  const changes = limits.map((limit) => ({ limit, known: onCgroup2(limit) }));
  const [first, ...others] = changes.map(({ limit, known }) =>
    known ? replaceSetting(limit, [known], by) : removeLine(limit.at, by),
  );
  if (!first || limits.some(({ via }) => via.length > 0))
    return manual(phrase`remove these limits from the included files: they have no effect on cgroup v2`);
  const lost = changes.some(({ known }) => !known);
  return {
    safety: lost ? 'unsafe' : 'safe',
    title: lost
      ? phrase`remove the limits that have no effect on cgroup v2`
      : phrase`convert the limits to cgroup v2`,
    actions: [first, ...others],
  };
}

/**
 * Only where systemd delegates the controller to every user (user@.service): a limit whose controller is not delegated stops
 * the start.
 */
function onCgroup2({ key, value }: Statement): { key: string; value: string } | undefined {
  if (!/^lxc\.cgroup\.(pids|memory)\./.test(key)) return undefined;
  const [equal] = onOtherVersion(1, { file: key.slice('lxc.cgroup.'.length), value }, new Map()) ?? [];
  return equal && { key: `lxc.cgroup2.${equal.file}`, value: equal.value };
}
