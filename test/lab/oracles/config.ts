import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { decode, encode } from '../../../src/base/bytes.ts';
import { redact } from '../../../src/base/redact.ts';
import { live } from '../../../src/host/live.ts';
import { normalizedPath } from '../../../src/lxc/config/reader/files.ts';
import { type Config, readConfig } from '../../../src/lxc/config/reader/read.ts';
import type { ParseRefusal } from '../../../src/lxc/config/reader/statement.ts';
import { parseVersion, showVersion, type Version } from '../../../src/lxc/version.ts';
import { deputies } from '../../support/me.ts';
import type { Files } from './configs.ts';
import { failed, type Told, toldIn } from './log.ts';
import type { Answers, Oracle } from './oracle.ts';
import { compile, programs, type Said } from './program.ts';

/** The liblxc of this machine, in a process that loads configs. */
export interface Liblxc {
  readonly version: Version;
  readonly load: (path: string) => Promise<Said>;
}

export async function liblxc(): Promise<Liblxc> {
  const program = await programs([compile('liblxc', '-l:liblxc.so.1')]);
  const version = parseVersion(program.greeting);
  if (version === undefined) throw new Error(`this is no version: ${program.greeting}`);
  return { version, load: program.ask };
}

/** The parser of liblxc, which loads each config for real, and ours: same verdict, same line, same words. */
export function configOracle({ version, load }: Liblxc): Oracle<Files> {
  let asked = 0;
  return {
    name: `configs, by liblxc ${showVersion(version)}`,
    ask: async (files) => {
      asked += 1;
      const folder = `/tmp/configs/${asked}`;
      lay(files, folder);
      return compared(await load(`${folder}/c`), folder, version);
    },
    show: (files) =>
      Object.entries(files)
        .map(([name, text]) => `${name}: ${JSON.stringify(text)}`)
        .join('\n      '),
  };
}

function lay(files: Files, folder: string): void {
  mkdirSync(`${folder}/d`, { recursive: true });
  for (const each of [folder, `${folder}/d`]) chmodSync(each, 0o777);
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, encode(text));
}

function compared({ word, text }: Said, folder: string, version: Version): Answers {
  const { refused, unseen } = configAt(folder, version);
  // A loop of includes ends as it may: LXC runs out of files, or of stack and dies.
  if (refused?.why === 'include-loop' && word !== 'ok') return { real: 'refused', ours: 'refused' };
  const ours =
    refused &&
    brief({ file: refused.at.path, line: chunkOf(refused), lxcMessage: refused.lxcMessage }, folder);
  const real = word === 'ok' ? undefined : brief(toldIn(decode(text), refused?.lxcMessage), folder);
  const known = unseen.length > 0 ? 'an include could not be looked at' : meant(real);
  return { real: shown(word, real), ours: shown('refused', ours), known };
}

/** In the words that both have: relative paths, without secrets, as much of it as fits into an entry of a log. */
const brief = ({ file, line, lxcMessage }: Told, folder: string): Told => ({
  file: normalizedPath(file.replace(`${folder}/`, '')),
  line: redact(line)
    .replace(/(=\*\*\*)["']$/, '$1')
    .slice(0, 900),
  // liblxc says one byte of the type, which may be a part of a character.
  lxcMessage: failed.test(lxcMessage)
    ? 'nothing more'
    : lxcMessage
        .replaceAll(`${folder}/`, '')
        .replace(/(?<=^(?:Invalid argument - )?Invalid id mapping type: )[^\0-\x7f].*/s, '?')
        .slice(0, 900),
});

const shown = (word: string, told: Told | undefined): string =>
  told === undefined
    ? word.replace('refused', 'ok')
    : `${word}: ${told.lxcMessage}, at ${told.file}: ${told.line}`;

/** What hangs on more than the text. `lxc.environment = NAME` takes a value from whoever starts LXC. */
function meant({ line }: Told = { file: '', line: '', lxcMessage: '' }): string | undefined {
  if (/^\s*lxc\.log\.file/.test(line)) return 'the log file cannot be made';
  if (/^\s*lxc\.rootfs\.options.*idmap=/.test(line)) return 'there is no such user namespace';
  return /^\s*lxc\.environment\s*=[^=]*$/s.test(line) ? 'the variable is not set' : undefined;
}

const host = live(deputies);
const look = {
  read: (path: string) => host.read(path),
  list: (path: string) => host.list(path),
  isDirectory: (path: string) => host.stat(path)?.kind === 'directory',
};

function configAt(folder: string, version: Version): Config {
  const config = readConfig(`${folder}/c`, version, look, folder);
  if (config === undefined) throw new Error(`${folder}/c went away`);
  return config;
}

/** What liblxc takes for a line is a part of one, where there are carriage returns in it. */
function chunkOf({ at, why }: ParseRefusal): string {
  const [live = ''] = at.text.split('\0');
  const column = at.column ?? (why.startsWith('include') ? live.indexOf('lxc.include') + 1 : 1);
  const from = column === 1 ? 0 : live.lastIndexOf('\r', column - 2) + 1;
  const until = live.indexOf('\r', column - 1);
  return live.slice(from, until === -1 ? undefined : until);
}
