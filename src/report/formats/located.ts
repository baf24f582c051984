import type { Place } from '../../base/place.ts';
import type { SubjectId } from '../../model/finding.ts';
import type { FindingReport } from '../finding-report.ts';
import type { Report } from '../report.ts';
import type { Judged } from './format.ts';

/** Where a format that knows only files shows a finding. */
export type Located = Pick<Place, 'path' | 'line' | 'column' | 'endColumn'>;

/** The first file of its evidence; the file of its subject where it is about the output of a command or a variable. */
export const located = ({ evidence, subject }: FindingReport, report: Report): Located =>
  evidence.find(isFile) ?? { path: fileOf(subject, report) };

export const isFile = ({ kind }: Pick<Place, 'kind'>): boolean => kind === 'file' || kind === 'absent';

/** The config of a container, or the file that has users. */
export function fileOf(subject: SubjectId, { containers, run: { source } }: Report): string {
  if (subject.kind !== 'container') return '/etc/passwd';
  // A config that is linted on its own is nobody’s, and its name is its path.
  if (source === 'config') return subject.name;
  const container = containers.find(({ user, name }) => user === subject.user && name === subject.name);
  return container?.path ?? '/etc/passwd';
}

/**
 * A path without the slash before it: from the working directory, as a repository has it, where it lies below that, and
 * otherwise from the root.
 */
export function relative(path: string, { run: { source } }: Report, { cwd }: Judged): string {
  const isHere = source === 'live' || source === 'config';
  const top = isHere && path.startsWith(`${cwd}/`) ? cwd : '';
  return path.slice(top.length).replace(/^\/+/, '');
}
