import * as fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Unseen, type UnseenKind } from '../base/unseen.ts';
import type { Deputies } from './deputies.ts';
import { descend, isRootsAlone, Untrusted } from './descend.ts';
import { type Files, listFolder, readLink, statFrom, textOf } from './files.ts';
import type { Identity, Stat } from './host.ts';

/** What a deputy is asked about files. */
export interface Question {
  readonly look: keyof Files;
  readonly path: string;
}

/** `value` is null where nothing stands there. */
export type Answer = { readonly value: unknown } | { readonly unseen: string; readonly kind: UnseenKind };

/**
 * Milliseconds for one answer, and for all about one user: a process of his that is stopped must not stop root. Each answer
 * adds what it may take on a busy machine: 10,000 containers are 200,000 answers.
 */
const patience = 10_000;
const allPatience = 30_000;
const forEach = 3;

/**
 * The machine's files with a user's permissions, as his deputy finds them. The user can make it say anything, so its word
 * counts for what is his alone. What stands where only root can have put it root looks at as well: the deputy shows that the
 * user may see it by saying the same. Where they differ, nothing is known.
 */
export function asUser(who: Identity, deputies: Deputies): Files {
  // It starts while something else is looked at.
  deputies.of(who);
  let left = allPatience;
  const asked = (question: Question): unknown => {
    const begun = performance.now();
    try {
      return deputies.of(who).ask(question, Math.min(patience, left));
    } finally {
      left -= performance.now() - begun - forEach;
    }
  };
  const look = (question: Question, isValue: (value: unknown) => boolean): unknown => {
    // What changes meanwhile is the same at the second look.
    for (let tries = 2; tries > 0; tries -= 1) {
      const answer = Object(asked(question));
      if (typeof answer.unseen === 'string') throw new Unseen(answer.unseen, answer.kind);
      const value = answer.value === null ? undefined : answer.value;
      const ours = ownLook(question, who);
      if ((answer.value === null || isValue(value)) && (ours === others || isDeepStrictEqual(ours, value)))
        return value;
    }
    throw new Unseen(`${question.path}: what ${who.name} is shown there is not what root sees`);
  };
  // Sound: `look` throws where it is not what the question asks for.
  return {
    read: (path) => look({ look: 'read', path }, isText) as string | undefined,
    list: (path) => look({ look: 'list', path }, isNames) as readonly string[] | undefined,
    stat: (path) => look({ look: 'stat', path }, isStat) as Stat | undefined,
    link: (path) => look({ look: 'link', path }, isText) as string | undefined,
  };
}

const isText = (value: unknown) => typeof value === 'string';
const isNames = (value: unknown) => Array.isArray(value) && value.every(isText);
const isStat = (value: unknown) => {
  const { kind, uid, gid, mode } = Object(value);
  return ['file', 'directory', 'other'].includes(kind) && [uid, gid, mode].every(Number.isInteger);
};

const others = Symbol('others than root have a say in it');

/** What root sees there, without going where anybody else could lead it. */
function ownLook({ look, path }: Question, { uid }: Identity): unknown {
  try {
    if (look !== 'link') return at(path, (file) => ownView(look, path, file, uid));
    const [, above = '', name = ''] = /^(.*)\/([^/]+)\/*$/s.exec(path) ?? [];
    // The root of all is no link.
    if (name === '') return undefined;
    return at(above || '/', (folder) =>
      isRootsAlone(folder) ? readLink(`/proc/self/fd/${folder}/${name}`) : others,
    );
  } catch (error) {
    if (error instanceof Untrusted) return others;
    // The deputy was refused, or met nothing, in the same place.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'].includes(codeOf(error))) return undefined;
    throw new Unseen(`${path}: ${codeOf(error)}`);
  }
}

function at<T>(path: string, act: (held: number) => T): T {
  const held = descend(path);
  try {
    return act(held);
  } finally {
    fs.closeSync(held);
  }
}

function ownView(look: Exclude<Question['look'], 'link'>, path: string, held: number, uid: number): unknown {
  const stat = fs.fstatSync(held);
  if (look === 'stat') return statFrom(stat);
  // It is his, or the text of a device or the like, which nobody reads.
  if (stat.uid === uid || !(look === 'read' ? stat.isFile() : stat.isDirectory())) return others;
  if (look === 'list') return listFolder(`/proc/self/fd/${held}`);
  const file = fs.openSync(`/proc/self/fd/${held}`, fs.constants.O_RDONLY);
  try {
    return textOf(file, path);
  } finally {
    fs.closeSync(file);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? `${error}`;
