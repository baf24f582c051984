import { phrase } from '../../../base/phrase.ts';
import { atLeast, type Version } from '../../version.ts';
import type { Key } from '../keys/key.ts';
import { legacyKeys } from '../keys/legacy.ts';
import { isReleaseIn } from '../keys/releases.ts';
import { type Assignment, type Diagnostic, invalid, quoted } from '../values/diagnostic.ts';
import { nicValue } from '../values/interface.ts';
import { applyStatement, newDraft } from './draft.ts';

/**
 * `lxc.network.SUB` belongs to the last interface, `lxc.network.N.SUB` to the one with this number, and `type` always
 * begins a new one (`network_netdev` and `config_network_type` in confile.c up to 2.1).
 */
export function legacyNic(use: Assignment): Diagnostic | undefined {
  const [, digits, indexed, plain] = /^lxc\.network\.(?:(\d+)\.(.*)|(.*))$/s.exec(use.name) ?? [];
  const key = known(use.version, indexed ?? plain ?? '');
  if (key === undefined)
    return invalid(phrase`unknown network key ${quoted(use.name)}`, undefined, { onKey: true });
  if (key.name === 'lxc.network.type') return begin(use, key);
  const drafts = use.above.nics.legacy;
  const draft = digits === undefined ? drafts.at(-1) : drafts[Number(digits)];
  if (draft === undefined) return noNic(use, drafts.length);
  const diagnostic =
    use.value === ''
      ? undefined
      : (wrongType(key, draft.type?.value) ?? tooLong(use, key) ?? nicValue({ ...use, key }));
  if (diagnostic === undefined) applyStatement(draft, key, use.statement, use.version);
  return diagnostic;
}

/** An empty type clears all interfaces. */
function begin(use: Assignment, key: Key): Diagnostic | undefined {
  const drafts = use.above.nics.legacy;
  if (use.value === '') {
    drafts.length = 0;
    return undefined;
  }
  const diagnostic = nicValue({ ...use, key });
  if (diagnostic !== undefined) return diagnostic;
  const draft = newDraft(drafts.length, use.statement);
  applyStatement(draft, key, use.statement, use.version);
  drafts.push(draft);
  return undefined;
}

function noNic({ name, value }: Assignment, count: number): Diagnostic {
  const lxcMessage = count === 0 ? 'network is not created for' : 'no network device defined for';
  const message = phrase`${quoted(name)} needs "lxc.network.type" on an earlier line`;
  return invalid(message, `${lxcMessage} '${name}' = '${value}' option`, {
    onKey: true,
    dependsOnEarlier: true,
  });
}

/** The third message is a mistake of LXC's: it means vlan. */
function wrongType(key: Key, type: string | undefined): Diagnostic | undefined {
  const [, needed] = /^lxc\.network\.(veth|macvlan|vlan)\./.exec(key.name) ?? [];
  if (needed === undefined || needed === type) return undefined;
  const what = {
    veth: 'veth pair for a non-veth',
    macvlan: 'macvlan.mode for a non-macvlan',
    vlan: 'vlan.id for a non-macvlan',
  };
  const lxcMessage = `Invalid ${what[needed as keyof typeof what]} netdev`; // Sound: the expression above lists its keys.
  return invalid(
    phrase`${quoted(key.name)} is only valid for a network interface of type ${needed}`,
    lxcMessage,
    {
      onKey: true,
      dependsOnEarlier: true,
    },
  );
}

/** IFNAMSIZ. Since 2.0 a longer name is truncated and accepted. */
function tooLong({ value, version }: Assignment, key: Key): Diagnostic | undefined {
  if (atLeast(version, 2) || value.length < 16 || !/\.(?:link|name|pair)$/.test(key.name)) return undefined;
  return invalid(
    phrase`interface name ${quoted(value)} is longer than 15 characters`,
    `${value} is too long (>= 16)`,
  );
}

const known = (version: Version, sub: string): Key | undefined =>
  legacyKeys
    .filter((key) => key.name.startsWith('lxc.network.') && isReleaseIn(version, key.in))
    .filter((key) => `lxc.network.${sub}`.startsWith(key.name))
    .sort((a, b) => b.name.length - a.name.length)[0];
