import type { Statement } from '../config/reader/statement.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';

export type Family = 'ipv4' | 'ipv6';

/** That of a line about addresses or gateways. */
export const familyOf = ({ name }: LineInForce): Family => (name.includes('ipv6') ? 'ipv6' : 'ipv4');

/** The addresses of this family that the interface of the line has. */
export const addressesOf = (line: LineInForce): readonly Statement[] =>
  line.nic?.lines.get(`${familyOf(line)}.address`) ?? [];
