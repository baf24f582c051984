import { count, type Phrase, phrase } from '../../../base/phrase.ts';
import type { Report } from '../../report.ts';

/** How far it goes that no error was found in files that were linted on their own. */
export function howFar({ run, summary, outcomes }: Pick<Report, 'run' | 'summary' | 'outcomes'>): Phrase[] {
  if (run.source !== 'config' || run.rules.length > 0 || summary.errors + summary.unknown > 0) return [];
  // The rule about their maps is skipped where there are none.
  const maps = outcomes.filter(({ rule }) => rule === 'idmap');
  const ofRoot = maps.filter(({ status }) => status === 'skipped').length;
  const ofUsers = maps.length - ofRoot;
  return [
    ...(ofUsers > 0
      ? [
          phrase`${count(
            ofUsers,
            phrase`It parses, and nothing in it alone is known to stop a start; IDs, bridges and paths are the host’s.`,
            phrase`They parse, and nothing in them alone is known to stop a start; IDs, bridges and paths are the host’s.`,
          )}`,
        ]
      : []),
    ...(ofRoot > 0
      ? [
          phrase`${count(
            ofRoot,
            phrase`1 file maps no IDs: as a container of root’s, all that is said is that it parses.`,
            phrase`${ofRoot} files map no IDs: as containers of root’s, all that is said is that they parse.`,
          )}`,
        ]
      : []),
  ];
}
