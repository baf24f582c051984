import { phrase } from '../../base/phrase.ts';
import type { Sysctl } from '../../facts/machine/sysctl.ts';
import { type Fix, root } from '../../model/action.ts';
import { persistSysctl } from '../machine/persist-sysctl.ts';

/** Unsafe: Docker isolates its own containers from each other with this. */
export function excludeBridges(filter: Sysctl): Fix {
  const { path, now: before = '' } = filter;
  const boot = persistSysctl(filter, '0');
  return {
    safety: 'unsafe',
    title: phrase`exclude bridges from the firewall, which Docker may rely on`,
    actions: [{ do: 'setting', by: root, path, before, after: '0' }, ...(boot ? [boot] : [])],
  };
}
