import { render } from '../../base/locale.ts';
import { phrase } from '../../base/phrase.ts';
import { reaches } from '../../model/severity.ts';
import type { Report } from '../report.ts';
import { type Entry, entries } from './entries.ts';
import type { Render, RunOptions } from './format.ts';
import { relative } from './located.ts';
import { oneLine } from './words.ts';

const levels: Readonly<Record<Entry['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  unknown: 'warning',
};

/** Annotations of one level that GitHub shows of a step; the log has all of them. */
const mostShown = 10;

/** Workflow commands of GitHub Actions (actions/toolkit, packages/core/src/command.ts). */
export const github: Render = (report, options) => {
  const shown = entries(report, options).filter(
    ({ severity }) => severity === 'unknown' || reaches(severity, options.severity),
  );
  const counted = (level: string) => shown.filter(({ severity }) => levels[severity] === level).length;
  const beyond = Object.values(levels).some((level) => counted(level) > mostShown);
  const more = render(
    phrase`GitHub shows the first ${mostShown} of each kind; the log has all`,
    options.locale,
  );
  const commands = [
    ...shown.map((entry) => annotation(entry, report, options)),
    ...(beyond ? [command('notice', {}, more)] : []),
  ];
  return commands.map((each) => `${each}\n`).join('');
};

function annotation(
  { severity, rule, message, at, fix }: Entry,
  report: Report,
  options: RunOptions,
): string {
  const { path, line, column, endColumn } = at;
  // Columns count only where the annotation begins and ends on one line.
  const lines = line === undefined ? {} : { line, endLine: line, col: column, endColumn };
  const file = oneLine(relative(path, report, options));
  return command(levels[severity], { file, ...lines, title: rule }, [message, fix ?? []].flat().join('\n'));
}

/** A command with its properties, without those that are not known. */
function command(
  level: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const words = given.map(([name, value]) => `${name}=${property(`${value}`)}`).join(',');
  return `::${[level, words || []].flat().join(' ')}::${data(message)}`;
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
