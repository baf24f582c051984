import { decode, encode } from '../../../src/base/bytes.ts';
import { type IdMap, type IdType, type MapRefusal, mapRefusalOf } from '../../../src/lxc/idmap.ts';
import { grantsOf, parseGrants } from '../../../src/lxc/subid.ts';
import { requester } from './grants.ts';
import type { Answers, Oracle } from './oracle.ts';
import { compile, programs } from './program.ts';
import type { Wish } from './wishes.ts';

/** newuidmap, newgidmap and the kernel behind them, and what we say of each. */
export async function idmapOracle(): Promise<Oracle<Wish>> {
  const shadow = await programs([compile('idmap'), `${requester.uid}`, `${requester.gid}`]);
  return {
    name: 'id maps, by newuidmap, newgidmap and the kernel',
    ask: async (request) => {
      const files = [request.subuid, request.subgid].map((text) => Buffer.from(encode(text)).toString('hex'));
      const { text } = await shadow.ask([...files, words(request, 'u'), words(request, 'g')].join('\t'));
      return compared(request, text.toString('latin1').split('\0'));
    },
    show: ({ subuid, subgid, maps }) =>
      [
        subuid,
        subgid,
        maps.map(({ type, inside, host, count }) => `${type} ${inside} ${host} ${count}`).join('; '),
      ]
        .map((each) => JSON.stringify(each))
        .join('\n      '),
  };
}

const of = ({ maps }: Wish, type: IdType): readonly IdMap[] => maps.filter((map) => map.type === type);

const words = (request: Wish, type: IdType): string =>
  of(request, type)
    .map(({ inside, host, count }) => `${inside} ${host} ${count}`)
    .join(' ');

function compared(request: Wish, said: readonly string[]): Answers {
  const both = (['u', 'g'] as const).map((type, index) => each(request, type, said[index] ?? ''));
  return {
    real: both.map(({ real }) => real).join(', '),
    ours: both.map(({ ours }) => ours).join(', '),
    known: meant(request),
  };
}

/** As the notes of subid-syntax have it. */
function meant({ subuid, subgid }: Wish): string | undefined {
  const both = `${subuid}\n${subgid}`;
  if (both.includes('\0')) return 'a NUL in the file, where shadow reads on into the next line';
  return /:[^:]*:\s*(?:[+-]?0*|0x0+|-\d+|\+?\d{16,})(?:$|:)/m.test(both)
    ? 'a count of 0 or less, or one beyond 2^53, of which shadow 4.13 makes every id there is'
    : undefined;
}

function each(request: Wish, type: IdType, said: string): Answers {
  const maps = of(request, type);
  if (maps.length === 0) return { real: 'none', ours: 'none' };
  const [status = '', message = ''] = said.split('\n');
  const ours = refusedMaps(request, maps);
  // LXC does not call them with so many. They would pass them on, to be refused.
  if (ours?.kind === 'too-many' && status !== '0') return { real: 'refused', ours: 'refused' };
  return {
    real: status === '0' ? 'ok' : `refused: ${message}`,
    ours: ours === undefined ? 'ok' : `refused: ${ours.lxcMessage}`,
  };
}

/** LXC up to 4.0.9 leaves everything to the two; what it says by itself before and after is none of theirs. */
function refusedMaps({ subuid, subgid }: Wish, maps: readonly IdMap[]): MapRefusal<IdMap> | undefined {
  const { name, twin, uid, gid } = requester;
  const own = (path: string, text: string) =>
    grantsOf(parseGrants(path, decode(encode(text))), { name, uid }, [twin]);
  const granted = { u: own('/etc/subuid', subuid), g: own('/etc/subgid', subgid) };
  const found = mapRefusalOf(maps, granted, { u: uid, g: gid }, { major: 4, minor: 0, patch: 9 });
  return found?.kind === 'no-gids' || found?.kind === 'no-root' ? undefined : found;
}
