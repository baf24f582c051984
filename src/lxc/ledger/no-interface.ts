import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { perConfig } from './per-config.ts';
import type { Situation, StartRefusal } from './row.ts';

/** Without a link there is nothing that could have an address: without a type it is an empty one. */
export function isNothing(_value: string, line: LineInForce, situation: Situation): boolean {
  const { nic } = line;
  const { settings } = situation;
  const isMade = settings.nics.some(({ type, name }) => type === 'veth' && name === nic?.name);
  return (
    nic !== undefined &&
    (nic.type === 'empty' || nic.type === undefined || isNone(line, situation)) &&
    (nic.name === undefined || !isMade)
  );
}

/** Where all interfaces are of this type, the container has the network of the host, and nothing is set up in it. */
const sharesNetwork = perConfig(({ settings }) => settings.nics.every(({ type }) => type === 'none'));

export const isNone = ({ nic }: LineInForce, situation: Situation): boolean =>
  nic?.type === 'none' && !sharesNetwork(situation);

export const ofNothing = (lxcMessage: string): StartRefusal => ({
  kind: 'no-interface',
  message: phrase`there is no network interface that could have it: lxc.net.N.type is not veth`,
  note: phrase`is for a network interface that LXC does not make`,
  lxcMessage: `No such device - ${lxcMessage}`,
});
