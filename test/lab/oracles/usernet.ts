import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { decode, encode } from '../../../src/base/bytes.ts';
import { nicAnswer } from '../../../src/lxc/nic-answer.ts';
import { parseUsernet } from '../../../src/lxc/usernet.ts';
import type { Version } from '../../../src/lxc/version.ts';
import { requester } from './grants.ts';
import type { Oracle } from './oracle.ts';
import { groups, memberships, type Nic, nics, others, permissions, wants } from './permissions.ts';
import { compile, programs } from './program.ts';

/** What root allows, who has what already, and who wants what. */
interface Wish {
  readonly permissions: string;
  readonly nics: readonly Nic[];
  readonly groups: readonly number[];
  readonly wants: readonly string[];
}

export const nicRequests: fc.Arbitrary<Wish> = fc.record({ permissions, nics, groups: memberships, wants });

/** lxc-user-nic, which makes real interfaces on real bridges, and what we say that it allows. */
export async function usernetOracle(version: Version): Promise<Oracle<Wish>> {
  const program = folders.map((folder) => `${folder}/lxc-user-nic`).find((path) => existsSync(path));
  if (program === undefined) throw new Error(`no lxc-user-nic in ${folders.join(' nor ')}`);
  const userNic = await programs([compile('usernic'), `${requester.uid}`, `${requester.gid}`, program]);
  return {
    name: 'links, by lxc-user-nic',
    ask: async (request) => {
      const database = request.nics.map(({ who, bridge, nic }) => `${who} veth ${bridge} ${nic}\n`).join('');
      const fields = [
        hex(request.permissions),
        hex(database),
        request.groups.join(' '),
        request.wants.join(' '),
      ];
      const { text } = await userNic.ask(fields.join('\t'));
      return { real: real(request, decode(text).split('\0')), ours: ours(request, version) };
    },
    show: ({ permissions, nics, groups, wants }) =>
      [JSON.stringify(permissions), JSON.stringify({ nics, groups, wants })].join('\n      '),
  };
}

const folders = ['/usr/libexec/lxc', '/usr/lib/x86_64-linux-gnu/lxc', '/usr/lib/aarch64-linux-gnu/lxc'];

const hex = (text: string): string => Buffer.from(encode(text)).toString('hex');

/** By wish: whose line it was granted on, or what else came of it. The names are in the list that the program keeps. */
function real({ wants }: Wish, said: readonly string[]): string {
  const charged = (said.at(-1) ?? '').split('\n').map((line) => line.split(' '));
  return wants
    .map((_, index) => {
      const [status, message = ''] = (said[index] ?? '').split('\n');
      if (status === '139') return 'crashes';
      if (status !== '0') return message.endsWith('Quota reached') ? 'quota' : message;
      const nic = message.split(':')[2];
      return `granted ${charged.find((each) => each[3] === nic)?.[0]}`;
    })
    .join(', ');
}

function ours({ permissions, nics, groups: gids, wants }: Wish, version: Version): string {
  const { entries } = parseUsernet('/etc/lxc/lxc-usernet', decode(encode(permissions)));
  const who = { name: requester.name, groups: gids.map((gid) => groups.get(gid)) };
  const inUse = nics.filter(({ nic }) => others.includes(nic));
  return nicAnswer(
    entries,
    who,
    wants.map((bridge) => ({ bridge })),
    inUse,
    version,
  )
    .map((answer) => {
      if (answer.kind === 'granted') return `granted ${answer.entry.who}`;
      return answer.kind === 'crashes' ? 'crashes' : 'quota';
    })
    .join(', ');
}
