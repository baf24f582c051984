import { phrase } from '../../../base/phrase.ts';
import { decimalLong } from '../../c-number.ts';
import { invalid, quoted, type ValueCheck } from './diagnostic.ts';
import { isNamespace } from './keywords.ts';

/** `lxc.cgroup2.ANYTHING = VALUE`: whether the name exists shows when the container starts. The bare key only clears. */
export const map: ValueCheck = ({ name, key, value, version }) => {
  const inside = name.startsWith(`${key.name}.`);
  // lxc_clear_cgroups of 1.1 does not look at the key.
  if (value === '' && (inside || name === key.name || (version.major === 1 && version.minor === 1)))
    return undefined;
  if (inside && name.length > key.name.length + 1) return undefined;
  return invalid(phrase`a name is missing after "${key.name}."`, undefined, { onKey: true });
};

/** `SOFT[:HARD]`, decimal or `unlimited`. Digits may be missing: strtoull(3) makes 0 of that. */
export const prlimit: ValueCheck = ({ name, key, value }) => {
  if (!name.startsWith(`${key.name}.`))
    return invalid(phrase`a name is missing after "${key.name}."`, undefined, { onKey: true });
  const wellFormed =
    /^(?:unlimited|[\t-\r ]*[+-]?\d+)?[\t-\r ]*(?::[\t-\r ]*(?:(?:unlimited|[+-]?\d+)[\t-\r ]*)?)?$/.test(
      value,
    );
  if (wellFormed && !value.match(/\d+/g)?.some((digits) => decimalLong(digits) >= 2n ** 64n))
    return undefined;
  return invalid(
    phrase`${quoted(value)} is not a resource limit: LXC expects SOFT:HARD, each a number or "unlimited"`,
  );
};

export const namespaceShare: ValueCheck = ({ name, version }) => {
  const word = name.slice('lxc.namespace.share.'.length);
  if (isNamespace(word, version)) return undefined;
  const lxcMessage = word === '' ? undefined : `Invalid namespace name "${word}"`;
  return invalid(phrase`${quoted(word)} is not a namespace such as net or ipc`, lxcMessage, { onKey: true });
};
