import type { Phrase } from '../../base/phrase.ts';
import type { Sysctl } from '../../facts/machine/sysctl.ts';
import { type Action, type Fix, root } from '../../model/action.ts';
import { persistSysctl } from './persist-sysctl.ts';

/** What the fix is called, by what it changes: the running kernel, the next boot, or both. */
type Titles = Readonly<Record<'now' | 'boot' | 'both', Phrase>>;

/** Sets it in the running kernel if it is wrong there, and for the next boot if that is needed. */
export function setSysctl(
  sysctl: Sysctl & { readonly now: string },
  value: string,
  titles: Titles,
  { isWrongNow }: { readonly isWrongNow: boolean },
): Fix {
  const { path, now: before } = sysctl;
  const now: Action = { do: 'setting', by: root, path, before, after: value };
  const boot = persistSysctl(sysctl, value);
  if (!boot) return { safety: 'safe', title: titles.now, actions: [now] };
  return isWrongNow
    ? { safety: 'safe', title: titles.both, actions: [now, boot] }
    : { safety: 'safe', title: titles.boot, actions: [boot] };
}
