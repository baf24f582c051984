import { isNonEmpty } from '../../base/non-empty.ts';
import { list, phrase } from '../../base/phrase.ts';
import type { IgnoredKey } from '../../facts/config/ignored-keys.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Fix, manual } from '../../model/action.ts';

/** Corrects keys that LXC ignores. Only the config of the container itself is edited. */
export function correctKeys(keys: readonly IgnoredKey[], by: string): Fix {
  const meant = keys.flatMap(({ at, key }) => (key === undefined ? [] : [{ at, key }]));
  if (meant.length === 0) return manual(phrase`begin the key with lxc., or remove the line`);
  const names = list([...new Set(meant.map(({ key }) => key))]);
  const actions = meant.map(({ at, key }) => replaceWords(at, key, by));
  return isNonEmpty(actions) && keys.every(({ via }) => via.length === 0)
    ? { safety: 'unsafe', title: phrase`change the key to ${names}`, actions }
    : manual(phrase`change the key to ${names}, if that was meant`);
}

/** Without ID mappings no unprivileged container starts, so these lines can mean nothing else. */
export function correctMapKeys(keys: readonly IgnoredKey[], by: string): Fix {
  const fix = correctKeys(
    keys.filter(({ key }) => key === 'lxc.idmap'),
    by,
  );
  return fix.safety === 'manual' ? fix : { ...fix, safety: 'safe' };
}
