import { type Phrase, phrase } from '../../../base/phrase.ts';
import { decimalLong, parseUnsigned } from '../../c-number.ts';
import { atLeast, type Version } from '../../version.ts';
import { nicKeys } from '../keys/interface.ts';
import type { Key } from '../keys/key.ts';
import { isReleaseIn } from '../keys/releases.ts';
import { type Assignment, type Diagnostic, invalid, quoted, type ValueCheck } from '../values/diagnostic.ts';
import { nicValue } from '../values/interface.ts';
import { applyStatement, type NicDraft, newDraft } from './draft.ts';
import { legacyNic } from './legacy.ts';

/** Takes one line about a network interface. */
export const nics: ValueCheck = (use) =>
  use.name.startsWith('lxc.network.') ? legacyNic(use) : indexedNic(use);

const family = 'lxc.net.';

/** `set_config_jump_table_net` in confile.c; `set_config_net_nic` before 4.0.7. */
function indexedNic(use: Assignment): Diagnostic | undefined {
  const rest = use.name.slice(family.length);
  if (!/^\d/.test(rest)) return onKey(phrase`a network interface needs a number, as in lxc.net.0.type`);
  if (use.value === '' && !rest.includes('.')) return remove(use, rest);
  const target = atLeast(use.version, 4, 0, 7) ? exactTarget(use, rest) : looseTarget(use, rest);
  if ('message' in target) return target;
  const known = use.above.nics.indexed.get(target.index);
  if (use.value === '' && known === undefined) return noSuchNic(target.index);
  const draft = known ?? newDraft(target.index, use.statement);
  const diagnostic =
    use.value === ''
      ? undefined
      : (wrongType(use, draft, target.key) ?? nicValue({ ...use, key: target.key }));
  if (diagnostic !== undefined) return diagnostic;
  use.above.nics.indexed.set(target.index, draft);
  applyStatement(draft, target.key, use.statement, use.version);
  return undefined;
}

interface Target {
  readonly index: number;
  readonly key: Key;
}

/** INT_MAX: interface numbers stop below it in every release. */
const intMax = 2 ** 31 - 1;

/** The number is decimal. liblxc keeps 37 bytes for what follows it (`NETWORK_SUBKEY_SIZE_MAX`). */
function exactTarget({ name, value, version, above }: Assignment, rest: string): Target | Diagnostic {
  const [digits = ''] = /^\d+/.exec(rest) ?? [];
  const tail = rest.slice(digits.length);
  if (tail.length > 37 || decimalLong(digits) >= 2n ** 63n) {
    return onKey(phrase`unknown network key ${quoted(name)}`, 'Failed to parse network index');
  }
  if (Number(digits) >= intMax) return tooMany(digits);
  if (tail === '') return onKey(phrase`${quoted(name)} needs a subkey, as in ${quoted(`${name}.type`)}`);
  // On an empty value liblxc looks for the interface first, and logs nothing if it does not exist.
  const silent = value === '' && !above.nics.indexed.has(Number(digits));
  const unlessSilent = (text: string): string | undefined => (silent ? undefined : text);
  if (!tail.startsWith('.'))
    return onKey(
      phrase`${quoted(rest)} is not the number of a network interface`,
      unlessSilent('Invalid subkey'),
    );
  const key = known(version).find((each) => each.name === `lxc.net.N${tail}`);
  if (key !== undefined) return { index: Number(digits), key };
  return unknown(name, tail, unlessSilent(`Unknown network configuration key "${name}"`));
}

/** The number may be in any base, and anything may follow the subkey. */
function looseTarget({ name, version }: Assignment, rest: string): Target | Diagnostic {
  const [digits = '', ...subs] = rest.split('.');
  const index = parseUnsigned(digits);
  if (index === undefined || index >= 2 ** 32)
    return onKey(phrase`${quoted(digits)} is not the number of a network interface`);
  if (index === intMax) return tooMany(digits);
  const sub = `lxc.net.N.${subs.join('.')}`;
  const [key] = known(version)
    .filter((each) => sub.startsWith(each.name))
    .sort((a, b) => b.name.length - a.name.length);
  return key === undefined ? unknown(name, `.${subs.join('.')}`) : { index, key };
}

/** An empty value without a subkey removes the interface; it is no error if it does not exist. */
function remove({ above }: Assignment, digits: string): Diagnostic | undefined {
  const index = parseUnsigned(digits);
  if (index === undefined || index >= 2 ** 32)
    return onKey(phrase`${quoted(digits)} is not the number of a network interface`);
  above.nics.indexed.delete(index);
  return undefined;
}

/**
 * Since 4.0.7 a key of one type is only accepted below the line that sets the type; those of ipvlan and routes since 3.2, where
 * they have a value (`set_config_net_vlan_id` and the like in confile.c).
 */
function wrongType({ name, value, version }: Assignment, draft: NicDraft, key: Key): Diagnostic | undefined {
  const [, type] = /^lxc\.net\.N\.(veth|macvlan|ipvlan|vlan)\./.exec(key.name) ?? [];
  if (type === undefined || draft.type?.value === type) return undefined;
  const isEarly = /ipvlan|route/.test(key.name) && atLeast(version, 3, 2) && value !== '';
  if (!isEarly && !atLeast(version, 4, 0, 7)) return undefined;
  const [, what, component] = /\.(ipvlan|ipv4|ipv6)\.(mode|isolation|route)$/.exec(key.name) ?? [];
  const lxcMessage = what && `Invalid ${what} ${component} "${value}", can only be used with ${type} network`;
  const typeLine = `lxc.net.${draft.index}.type = ${type}`;
  return {
    ...onKey(phrase`${quoted(name)} needs "${typeLine}" on an earlier line`, lxcMessage),
    dependsOnEarlier: true,
  };
}

const known = (version: Version): Key[] => nicKeys.filter((key) => isReleaseIn(version, key.in));

const onKey = (message: Phrase, lxcMessage?: string): Diagnostic =>
  invalid(message, lxcMessage, { onKey: true });

const noSuchNic = (index: number): Diagnostic => ({
  ...onKey(phrase`network interface ${index} is not defined on any earlier line`),
  dependsOnEarlier: true,
});

const tooMany = (digits: string): Diagnostic =>
  onKey(
    phrase`${quoted(digits)} is too large for the number of a network interface`,
    'Number of configured networks would overflow the counter',
  );

function unknown(name: string, tail: string, lxcMessage?: string): Diagnostic {
  if (!/^\.ipv[46]$/.test(tail))
    return { ...onKey(phrase`unknown network key ${quoted(name)}`, lxcMessage), why: 'unknown-key' };
  return {
    ...onKey(phrase`${quoted(name)} was renamed to ${quoted(`${name}.address`)} in LXC 2.1`, lxcMessage),
    why: 'legacy-key',
  };
}
