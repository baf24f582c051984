import { queryKey, type RecordedAnswer, type Recording } from '../../src/host/snapshot/answers.ts';
import { parseTranscript, type Transcript } from '../../src/host/snapshot/parse.ts';
import { sections } from '../../src/host/snapshot/sections.ts';

/**
 * Reads a host as text that may change files of its base host line by line:
 *
 *     -- edit /etc/lxc/lxc-usernet --
 *     + somebody veth br1 1          appended at the end, as no line stands above it
 *     - lxcuser-test veth br0 1      removed: exactly one line of the base is this one
 *     + lxcuser-test veth br0 2      put where the line above it stands
 *       another veth br0 1           kept, and named to say where the next line goes
 *     + another veth br1 1
 *
 * Only tests know this: it would make a snapshot hang on a host that its reader does not have.
 */
export function parseWithEdits(text: string, base?: Recording): Transcript {
  const transcript = parseTranscript(text, base);
  const { answers: given } = transcript.answers;
  const changed = editsIn(text).map(({ path, body }): [string, RecordedAnswer] => {
    const key = queryKey('read', path);
    if (given.get(key) !== base?.answers.get(key)) throw new Error(`${path} is both edited and written out`);
    return [key, { is: 'there', value: applyEdit(path, textOf(base?.answers.get(key), path), body) }];
  });
  if (new Set(changed.map(([key]) => key)).size < changed.length)
    throw new Error('a file has two `-- edit --` sections');
  return { ...transcript, answers: { ...transcript.answers, answers: new Map([...given, ...changed]) } };
}

const editsIn = (text: string): { path: string; body: string }[] =>
  sections(text).sections.flatMap(({ heading, body }) => {
    const [, path] = /^edit (.*)$/s.exec(heading) ?? [];
    return path === undefined ? [] : [{ path, body }];
  });

function textOf(answer: RecordedAnswer | undefined, path: string): string {
  if (answer?.is === 'there' && typeof answer.value === 'string') return answer.value;
  throw new Error(`there is no ${path} to edit in the host that this one is like`);
}

function applyEdit(path: string, text: string, edit: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const result = lines.map((line) => ({ line, kept: true, below: [] as string[] }));
  const appended: string[] = [];
  let below = appended;
  for (const row of edit.replace(/\n$/, '').split('\n')) {
    const [, sign, line] = /^([-+ ])(?: (.*))?$/s.exec(row) ?? [];
    if (sign === '+') below.push(line ?? '');
    else if (sign === undefined)
      throw new Error(`${path}: neither \`- \`, \`+ \` nor two blanks begin ${row}`);
    else {
      const found = result.filter((each) => each.line === (line ?? ''));
      const [only] = found;
      if (!only || found.length > 1) throw new Error(`${path}: ${found.length} lines are ${line ?? ''}`);
      only.kept = sign === ' ';
      below = only.below;
    }
  }
  const kept = result.flatMap(({ line, kept, below }) => [...(kept ? [line] : []), ...below]);
  return [...kept, ...appended, ''].join('\n');
}
