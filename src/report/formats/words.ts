import { printable, shortened } from '../../base/printable.ts';
import type { SubjectId } from '../../model/finding.ts';

/** Much more than any message of ours; a line of an untrusted config must not make a report longer than a string can be. */
const longest = 4096;

/** A text on one line, without characters that a terminal, an editor or a log would obey. */
export const oneLine = (text: string): string => printable(shortened(text, longest));

/** What a finding or an outcome is about, as a path of names. */
export function subjectName(subject: SubjectId): string {
  switch (subject.kind) {
    case 'machine':
      return 'machine';
    case 'user':
      return oneLine(subject.user);
    case 'container':
      // A config that is linted on its own is nobody’s.
      return [subject.user || [], subject.name].flat().map(oneLine).join('/');
  }
}
