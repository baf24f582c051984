import { type Phrase, phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import type { Fact } from '../../model/fact.ts';
import { linesInForce } from '../config/lines-in-force.ts';
import { allowedBridge } from './allowed-bridge.ts';
import { interfaceExists } from './bridges.ts';
import { lxcNet } from './lxc-net.ts';
import { namedByRoot } from './named-by-root.ts';
import { rootOnlyLines } from './root-only-lines.ts';

/** What becomes of a line about a network interface in a config of root's, for a container of a user's. */
interface NetworkLine {
  /** Where it is not as root has it: what it is, and why. */
  readonly instead?: { readonly text: string; readonly why: Phrase };
  readonly leftOut?: Phrase | undefined;
}

/**
 * The first interface on a bridge is taken: one is what a fix has lxc-usernet allow. Where that allows another bridge already,
 * it is attached to that one.
 */
export const defaultNetwork: Fact<'container', ReadonlyMap<Statement, NetworkLine>> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const lines = know(linesInForce).filter(({ nic }) => nic !== undefined);
    const first = lines.find(({ nic }) => nic?.type === 'veth' && nic.link)?.nic;
    const allowed = know(allowedBridge);
    const missing = first?.link && !allowed ? know(outOfReach)(first.link) : undefined;
    const idle = attempt(() => know(rootOnlyLines));
    const idleLines = new Set(idle instanceof Unseen ? [] : idle.map(({ line }) => line));
    const lineFor = ({ at, nic, name }: LineInForce): NetworkLine => {
      if (nic !== first) return { leftOut: another(nic?.type, first ? undefined : allowed) };
      if (missing)
        return { leftOut: name === link ? missing : phrase`is left out: it is about the same interface` };
      if (idleLines.has(at)) return { leftOut: phrase`is left out: it has no effect without root` };
      if (name !== link || !allowed || allowed === nic?.link) return {};
      const why = phrase`is set to ${allowed}, which lxc-usernet allows`;
      return { instead: { text: `${at.key} = ${allowed}`, why } };
    };
    return new Map(lines.map((line) => [line.at, lineFor(line)]));
  },
};

const link = 'lxc.net.N.link';

/** Of an interface that is not taken. `instead`: the bridge of the one that the user is given. */
function another(type: string | undefined, instead: string | undefined): Phrase | undefined {
  if (type === 'veth') return phrase`is left out: a fix allows the user one interface`;
  if (type !== 'empty') return phrase`is left out: only root can have an interface of this type`;
  return instead === undefined ? undefined : phrase`is left out: lxc-usernet allows ${instead}`;
}

/** Why a bridge neither exists nor is made for its name in root's default.conf. */
const outOfReach: Fact<'machine', (bridge: string) => Phrase | undefined> = {
  subject: 'machine',
  gather: (_host, _machine, know) => (bridge) => {
    if (know(interfaceExists)(bridge) || know(namedByRoot).includes(bridge)) return undefined;
    const off = know(lxcNet)?.off;
    return off
      ? phrase`is left out: ${bridge} does not exist, and lxc-net, which would create it, is disabled in ${off.path}`
      : phrase`is left out: ${bridge} does not exist`;
  },
};
