import type { Answer, Stat } from '../host/host.ts';

/** Entries as getfacl(1) names them (`user:1000:`), and their permissions; null means that there is no such entry. */
export type AlteredAcl = ReadonlyMap<string, string | null>;

interface Guards {
  readonly stat?: Stat;
  readonly acl?: AlteredAcl;
}

/** The answer of `getfacl … -- PATH...` on the altered machine; that of any other command is the machine's own. */
export function withAltered(
  [program, ...args]: readonly string[],
  answer: Answer | undefined,
  at: (path: string) => Guards | undefined,
): Answer | undefined {
  const end = args.indexOf('--');
  if (program !== 'getfacl' || end < 0 || answer === undefined) return answer;
  const blocks = answer.out.split(/\n\n+/).filter((block) => block !== '');
  const untouched = blocks.filter((block) => guards(pathIn(block)) === undefined);
  const touched = args.slice(end + 1).flatMap((path) => {
    const now = guards(path);
    if (now === undefined) return [];
    const before = blocks.find((block) => pathIn(block) === path);
    return blockOf(path, entriesOf(before), now);
  });
  return { ...answer, out: [...untouched, ...touched].map((block) => `${block}\n\n`).join('') };

  function guards(path: string | undefined): Guards | undefined {
    const found = path === undefined ? undefined : at(path);
    return found?.stat === undefined && found?.acl === undefined ? undefined : found;
  }
}

const pathIn = (block: string): string | undefined => /^# file: (.*)$/m.exec(block)?.[1];

function entriesOf(block = ''): Map<string, string> {
  const found = block.matchAll(/^((?:user|group|mask|other):\d*:)([r-][w-][x-])/gm);
  return new Map([...found].map(([, entry = '', perms = '']) => [entry, perms]));
}

/** Nothing for a file that has no more than its mode, which `--skip-base` leaves out. */
function blockOf(path: string, entries: Map<string, string>, { stat, acl }: Guards): string[] {
  const had = entries.size > 0;
  for (const [entry, perms] of acl ?? []) perms === null ? entries.delete(entry) : entries.set(entry, perms);
  if (![...entries.keys()].some((entry) => /\d/.test(entry)) && !had) return [];
  if (stat !== undefined) {
    if (!entries.has('group::')) entries.set('group::', rwx(stat.mode >> 3));
    // With a list, the group bits of the mode are the mask: acl(5).
    entries.set('mask::', acl?.get('mask::') ?? rwx(stat.mode >> 3));
  }
  return [`# file: ${path}\n${[...entries].map(([entry, perms]) => `${entry}${perms}`).join('\n')}`];
}

const rwx = (perms: number): string =>
  [4, 2, 1].map((bit, index) => ((perms & bit) === 0 ? '-' : ('rwx'[index] ?? '-'))).join('');
