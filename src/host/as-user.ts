import * as fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Unseen, type UnseenKind } from '../base/unseen.ts';
import type { Deputies } from './deputies.ts';
import { descend, isRootsAlone, Untrusted } from './descend.ts';
import { type Files, listFolder, readLink, statFrom, textOf } from './files.ts';
import { type Held, pathOf } from './held-way.ts';
import type { Identity, Stat } from './host.ts';
import { type Eyes, permit } from './permit.ts';
import { credentialsOf } from './process-credentials.ts';

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
 * counts for what is his alone. What stands where only root can have put it root looks at as well, as far as the modes let
 * the user go: else a deputy that guesses would be told when it is right. Where they differ, nothing is known.
 */
export function asUser(who: Identity, deputies: Deputies, acl: Eyes['acl']): Files {
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
  const his: Eyes = { credentials: credentialsOf(who, () => deputies.of(who).pid), acl };
  const look = (question: Question, isValue: (value: unknown) => boolean): unknown => {
    // What changes meanwhile is the same at the second look.
    for (let tries = 2; tries > 0; tries -= 1) {
      const answer = Object(asked(question));
      if (typeof answer.unseen === 'string')
        throw new Unseen(
          answer.unseen.slice(0, longestReason),
          answer.kind === 'denied' ? 'denied' : 'unknown',
        );
      const value = answer.value === null ? undefined : alone(answer.value);
      const ours = ownLook(question, who.uid, his);
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

/** Characters. Any path may be part of one. */
const longestReason = 5000;

const isText = (value: unknown) => typeof value === 'string';
const isNames = (value: unknown) => Array.isArray(value) && value.every(isText);
const isStat = (value: unknown) => {
  const { kind, uid, gid, mode } = Object(value);
  return ['file', 'directory', 'other'].includes(kind) && [uid, gid, mode].every(Number.isInteger);
};

/** Of what it says of a file no more than was asked for. */
function alone(value: unknown): unknown {
  const { kind, uid, gid, mode } = Object(value);
  return kind === undefined ? value : { kind, uid, gid, mode };
}

const others = Symbol('others than root have a say in it');

/** What root sees there, without going where anybody else could lead it. */
function ownLook({ look, path }: Question, uid: number, his: Eyes): unknown {
  try {
    if (look !== 'link') return at(path, his, (end) => ownView(look, path, end, uid, his));
    const [, above = '', name = ''] = /^(.*)\/([^/]+)\/*$/s.exec(path) ?? [];
    // The root of all is no link.
    if (name === '') return undefined;
    return at(above || '/', his, (folder) => {
      if (!isRootsAlone(folder.fd)) return others;
      permit(1, folder, path, his);
      return readLink(`${pathOf(folder)}/${name}`);
    });
  } catch (error) {
    if (error instanceof Untrusted) return others;
    if (error instanceof Unseen) throw error;
    // The deputy was refused, or met nothing, in the same place.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'].includes(codeOf(error))) return undefined;
    throw new Unseen(`${path}: ${codeOf(error)}`);
  }
}

function at<T>(path: string, his: Eyes, act: (held: Held) => T): T {
  const held = descend(path, his);
  try {
    return act(held);
  } finally {
    fs.closeSync(held.fd);
  }
}

function ownView(
  look: Exclude<Question['look'], 'link'>,
  path: string,
  end: Held,
  uid: number,
  his: Eyes,
): unknown {
  const { stat } = end;
  if (look === 'stat') return statFrom(stat);
  // It is his, or the text of a device or the like, which nobody reads.
  if (stat.uid === uid || !(look === 'read' ? stat.isFile() : stat.isDirectory())) return others;
  permit(4, end, path, his);
  if (look === 'list') return listFolder(pathOf(end));
  const file = fs.openSync(pathOf(end), fs.constants.O_RDONLY);
  try {
    return textOf(file, path);
  } finally {
    fs.closeSync(file);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? `${error}`;
