import type { SubjectId } from '../../../model/finding.ts';

/** The text with the names of its subject taken out, by which it can be compared with that of another. */
export function nameless(text: string, subject: SubjectId): string {
  const names = namesOf(subject).filter((name) => name !== '');
  return names.reduce((rest, name) => rest.replace(standingAlone(name), '\0'), text);
}

function namesOf(subject: SubjectId): readonly string[] {
  switch (subject.kind) {
    case 'machine':
      return [];
    case 'user':
      return [subject.user];
    case 'container':
      return [subject.name, subject.user];
  }
}

/** `n1`, but not in `n10` or `n1.old`. */
const standingAlone = (name: string): RegExp =>
  new RegExp(`(?<![\\w.-])${name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\w-]|\\.\\w)`, 'g');
