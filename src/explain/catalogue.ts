import { splitErrno } from '../lxc/log/errno.ts';
import { type Template, templateOf } from '../lxc/log/template.ts';
import type { Safety } from '../model/action.ts';
import type { Causes } from '../model/cause.ts';
import type { Rules } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import { asLine, type Line, symptomsOf, type Weight } from '../model/symptom.ts';

/** What a line that LXC prints may mean. */
export interface Meaning extends Line {
  readonly template: Template;
  readonly errno: string | undefined;
  readonly role: Role;
}

/** A line of something that can be wrong, one that follows from an earlier one, or one of a healthy start. */
type Role =
  | { readonly is: 'symptom'; readonly of: string; readonly weight: Weight }
  | { readonly is: 'consequence' }
  | { readonly is: 'noise' };

/** What each rule has found in the hosts that it is tested with: how severe that is, and how safe the fixes are. */
export type FoundBy = Readonly<
  Record<
    string,
    {
      readonly severities: readonly Severity[];
      readonly fixes: readonly { readonly safety: Safety; readonly needsRoot: boolean }[];
    }
  >
>;

/** All that is known of LXC’s messages. */
export interface Known {
  readonly rules: Rules;
  readonly foundBy: FoundBy;
  readonly causes: Causes;
  readonly consequences: readonly (string | Line)[];
  readonly noise: readonly (string | Line)[];
}

/** What a catalogue is made of. */
type Messages = Omit<Known, 'foundBy'>;

/** The rules, and on demand all else that is known: few runs need it. */
export interface Lore {
  readonly rules: Rules;
  known(): Promise<Known>;
}

/** Meanings, by a word that a message must have to be meant. */
export interface Catalogue {
  readonly byWord: ReadonlyMap<string, readonly Meaning[]>;
  /** Those without a word: by the errno text, else by the file that prints them. */
  readonly byErrno: ReadonlyMap<string, readonly Meaning[]>;
  readonly byFile: ReadonlyMap<string, readonly Meaning[]>;
}

/** Orders the meanings, so that a message is compared with few of them: each is kept under its rarest word. */
export function catalogueOf(known: Messages): Catalogue {
  const all = meaningsOf(known);
  const frequency = new Map<string, number>();
  for (const { template } of all)
    for (const word of wordsOf(template)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byWord = new Map<string, Meaning[]>();
  const [byErrno, byFile] = [new Map<string, Meaning[]>(), new Map<string, Meaning[]>()];
  for (const meaning of all) {
    const [rarest] = wordsOf(meaning.template).sort(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0),
    );
    if (rarest !== undefined) keep(byWord, rarest, meaning);
    else if (meaning.errno !== undefined) keep(byErrno, meaning.errno, meaning);
    else if (meaning.file !== undefined) keep(byFile, meaning.file, meaning);
  }
  return { byWord, byErrno, byFile };
}

function meaningsOf({ rules, causes, consequences, noise }: Messages): Meaning[] {
  const symptoms = [...Object.entries(rules), ...Object.entries(causes)].flatMap(([of, each]) =>
    symptomsOf(each).map((symptom) => meaning(symptom, { is: 'symptom', of, weight: symptom.weight })),
  );
  return [
    ...symptoms,
    ...consequences.map((line) => meaning(asLine(line), { is: 'consequence' })),
    ...noise.map((line) => meaning(asLine(line), { is: 'noise' })),
  ];
}

function meaning({ line, since, until, file }: Line, role: Role): Meaning {
  const { errno, message } = splitErrno(line);
  return {
    line,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(file === undefined ? {} : { file }),
    errno,
    template: templateOf(message),
    role,
  };
}

function keep(where: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  const there = where.get(key);
  if (there) there.push(meaning);
  else where.set(key, [meaning]);
}

/** LXC speaks English, in ASCII. */
export const word = /[a-z0-9_]+/g;

/** The words that a message must have whole: what touches a gap may go on in it. */
const wordsOf = ({ pieces }: Template): string[] =>
  pieces.flatMap((piece, index) =>
    [...piece.matchAll(word)]
      .filter(({ index: at, 0: { length } }) => {
        const afterGap = index > 0 && at === 0;
        const beforeGap = index < pieces.length - 1 && at + length === piece.length;
        return !afterGap && !beforeGap;
      })
      .map(([found]) => found),
  );
