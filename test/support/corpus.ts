import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { ConfigFiles } from '../../src/lxc/config/reader/read.ts';

const folder = new URL('../corpus/', import.meta.url);

/** Where the include folder stands in the eyes of the reader. */
const inc = '/inc';

/** What nine releases of liblxc said about one small config. */
export interface Case {
  readonly name: string;
  readonly verdicts: ReadonlyMap<string, 'ok' | 'REJ'>;
  /** What 5.0.2 printed: `function: line [errno - ]message`, cut off where it was long. */
  readonly error: string;
}

export function cases(): Case[] {
  const [head = [], ...rows] = readFileSync(new URL('results.tsv', folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((row) => ({
    name: row[0] ?? '',
    verdicts: new Map(
      head.slice(1, 10).map((version, index) => [version, row[index + 1] === 'ok' ? 'ok' : 'REJ']),
    ),
    error: (row[head.indexOf('error(5.0.2)')] ?? '').replaceAll('@INC@', inc),
  }));
}

/** The corpus as a machine. Git keeps no empty folders, so the one named `x.conf` is made up here. */
export const look: ConfigFiles = {
  read: (path) =>
    existsSync(real(path)) ? readFileSync(real(path), 'utf8').replaceAll('@INC@', inc) : undefined,
  list: (path) => {
    if (path === `${inc}/dsub`) return ['x.conf'];
    return existsSync(real(path)) ? readdirSync(real(path)) : undefined;
  },
  isDirectory: (path) =>
    path.startsWith(`${inc}/dsub`) || (existsSync(real(path)) && statSync(real(path)).isDirectory()),
};

const real = (path: string): URL => new URL(`.${path.replace(/^\/inc(?=\/|$)/, '/inc')}`, folder);
