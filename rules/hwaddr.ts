import { type Phrase, phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { Unseen } from '../src/base/unseen.ts';
import { settings } from '../src/facts/config/config.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { addressKey, type FixedHwaddr, type HwaddrsOfUser, hwaddrs } from '../src/facts/network/hwaddrs.ts';
import type { Statement } from '../src/lxc/config/reader/statement.ts';
import { type Hwaddr, parseHwaddr } from '../src/lxc/hwaddr.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { removeLines } from '../src/remedies/config/remove-own-lines.ts';

export default rule({
  subject: 'container',
  stage: 'network',
  title: 'A fixed hardware address is one that an interface can have, and no other has',
  why: 'A bridge tells its ports apart by the hardware addresses behind them. Where two containers have the same, each gets what is meant for the other; an address that is for groups, or none, the kernel does not take at all.',
  symptoms: [
    'Failed to setup hw address for network device',
    'Mac address "',
    'Cannot assign requested address - Failed to perform ioctl',
  ],
  manpages: ['lxc.container.conf(5)', 'bridge(8)'],
  notes: [
    'LXC looks at the address only when the container starts. An octet may have one digit, the colons may be left out, and what stands behind six octets is passed over (seen with LXC 5.0.2).',
    'Since LXC 4.0.7 an interface of type empty may have no such line: LXC would give the address to lo (seen with 5.0.2).',
    'An x is a random digit, another one at each start; without a line the kernel makes the whole address up.',
    'lxc-copy gives the copy addresses of its own, cp does not. Of two containers with the same one the later by name is spoken of.',
  ],
  maxSeverity: 'error',
  requires: { lxc, settings },
  wants: { hwaddrs },

  *check({ lxc, settings: { nics }, hwaddrs }, { name, user }) {
    for (const { type, lines } of nics) {
      const line = lines.get('hwaddr')?.at(-1);
      const isEmpty = type === 'empty' && atLeast(lxc, 4, 0, 7);
      const kind = line && parseHwaddr(line.value).kind;
      const what = kind && (isEmpty && kind !== 'unreadable' ? onLoopback : refused[kind]);
      if (!line || !what || (type !== 'veth' && !isEmpty)) continue;
      yield {
        severity: 'error',
        message: phrase`${line.value} ${what.why}`,
        evidence: [{ at: line.valueAt, note: what.note }],
        lxcMessage: what.lxcMessage(line.value),
        fix: without(
          line,
          user.name,
          isEmpty
            ? phrase`take the line out`
            : phrase`write one that begins with an even octet, as 00:16:3e:xx:xx:xx does`,
        ),
      };
    }
    for (const { own, other } of hwaddrs instanceof Unseen ? [] : twins(hwaddrs, name)) {
      yield {
        severity: 'warning',
        message: phrase`${own.address} is the hardware address of two interfaces on ${own.bridge}`,
        evidence: [
          { at: own.line.valueAt, note: phrase`another interface has it` },
          { at: other.line.valueAt, note: phrase`is that of ${shownName(other.container)}` },
        ],
        fix: without(own.line, user.name, phrase`give each of them an address of its own`),
      };
    }
  },
});

/** One problem for each interface of this container, with the first of all that has its address. */
const twins = ({ of, first }: HwaddrsOfUser, name: string): { own: FixedHwaddr; other: FixedHwaddr }[] =>
  (of.get(name) ?? []).flatMap((own) => {
    const other = first.get(addressKey(own));
    return other && other !== own ? [{ own, other }] : [];
  });

/** Somebody may rely on the address: a lease, or a filter. */
function without(line: Statement, by: string, words: Phrase): Fix {
  const actions = removeLines([line], by);
  return actions
    ? { safety: 'unsafe', title: phrase`take the line out, as none is needed`, actions }
    : manual(words);
}

interface Refused {
  readonly why: Phrase;
  readonly note: Phrase;
  readonly lxcMessage: (value: string) => string;
}

const unassignable = () => 'Cannot assign requested address - Failed to perform ioctl';

/** Without a device of its own it is lo that LXC would give the address, and lo takes none. */
const onLoopback: Refused = {
  why: phrase`is for an interface of type empty, which has no hardware address`,
  note: phrase`would be that of lo`,
  lxcMessage: () => 'Invalid argument - Failed to setup hw address for network device "lo"',
};

const refused: Partial<Record<Hwaddr['kind'], Refused>> = {
  unreadable: {
    why: phrase`is no hardware address`,
    note: phrase`is not six octets in hexadecimal, with colons between them`,
    lxcMessage: (value) => `Mac address "${value}" conversion failed`,
  },
  multicast: {
    why: phrase`is an address for groups, which no interface can have`,
    note: phrase`begins with an odd octet`,
    lxcMessage: unassignable,
  },
  zero: { why: phrase`is no address for an interface`, note: phrase`is all zeros`, lxcMessage: unassignable },
};
