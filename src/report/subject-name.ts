import { type Phrase, phrase } from '../base/phrase.ts';
import { shownName } from '../base/shown-name.ts';
import type { SubjectId } from '../model/finding.ts';

/** What a finding is about, for people. */
export function nameOf(subject: SubjectId): Phrase {
  switch (subject.kind) {
    case 'machine':
      return phrase`this host`;
    case 'user':
      return phrase`user ${shownName(subject.user)}`;
    case 'container':
      return phrase`container ${shownName(subject.name)} of ${shownName(subject.user)}`;
  }
}
