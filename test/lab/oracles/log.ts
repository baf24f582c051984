/** Why a config is refused: at which line of which file, in which words. */
export interface Told {
  readonly file: string;
  readonly line: string;
  readonly lxcMessage: string;
}

/** What liblxc logs last of every refusal, once per file; often there is nothing else. Long lines are cut off. */
export const failed = /^Failed to parse config file "(.*?)" at line "(.*?)"?$/s;

/** Which line liblxc logged that it cannot parse, and what it logged first. An errno may stand before that. */
export function toldIn(log: string, expected = ''): Told {
  const entries = log
    .split(/^lxc \S+ \S+ ERROR {4}/m)
    .slice(1)
    .map((entry) => /^\S+ - \S+?:\w+:\d+ - (.*?)\n?$/s.exec(entry)?.[1] ?? entry)
    .filter((entry) => !harmless.test(entry));
  const [, file = '', line = ''] =
    entries.map((each) => failed.exec(each)).find((found) => found !== null) ?? [];
  const [first = ''] = entries;
  return { file, line, lxcMessage: first.startsWith(expected) ? first : first.replace(errno, '') };
}

/** Logged as an error, and not taken for one: a name that is too long, of which the entry may lack the end. */
const harmless = /^Network device name "/;

/** What strerror(3) makes of it: `Success`, `No such file or directory`. */
const errno = /^[A-Z][a-z]+(?: [a-z]+)* - /;
