import { inAscii } from '../../base/ascii.ts';
import { render } from '../../base/locale.ts';
import { count, list, type Phrase, phrase } from '../../base/phrase.ts';
import { reaches } from '../../model/severity.ts';
import type { Report } from '../report.ts';
import { type Entry, entries } from './entries.ts';
import type { Judged, Render } from './format.ts';
import { type PluginState, pluginState } from './plugin-state.ts';
import { oneLine } from './words.ts';

/** Lines below the first; more would be cut off by NRPE, which hands on a kilobyte. */
const mostLines = 20;

/** The output of a monitoring plugin: a line with the state and performance data, then what was found. */
export const nagios: Render = (report, options) => {
  const all = entries(report, options);
  const lines = all.slice(0, mostLines).map((entry) => entryLine(entry, options));
  const rest = all.length - mostLines;
  const more = rest > 0 ? [render(phrase`... and ${rest} more`, options.locale)] : [];
  const first = `LXCLINT ${pluginState(report, options)} - ${plain(headline(report, options.locale))}`;
  return [`${first} | ${performance(report, options)}`, ...lines, ...more]
    .map((each) => `${each}\n`)
    .join('');
};

/** In ASCII, and without the sign that begins performance data. */
const plain = (text: string): string => inAscii(text).replaceAll('|', '/');

function entryLine({ severity, rule, message, at: { path, line } }: Entry, { failOn }: Judged): string {
  const state = severity === 'unknown' ? 'UNKNOWN' : stateOf(severity, failOn);
  return plain(`[${state}] ${oneLine(path)}${line === undefined ? '' : `:${line}`}: ${message} (${rule})`);
}

function stateOf(severity: Exclude<Entry['severity'], 'unknown'>, failOn: Judged['failOn']): PluginState {
  if (!reaches(severity, failOn)) return 'OK';
  return severity === 'error' ? 'CRITICAL' : 'WARNING';
}

/** Names in the first line, which is to stay short. */
const mostNames = 3;

function headline({ containers, summary }: Report, locale: Parameters<typeof render>[1]): string {
  const failing = containers.filter(({ verdict }) => verdict === 'fails');
  const isOfSeveral = new Set(containers.map(({ user }) => user)).size > 1;
  const names = failing.slice(0, mostNames).map(({ user, name, stage }) => {
    const owned = isOfSeveral ? `${user}/${name}` : name;
    return phrase`${oneLine(owned)} (${stage ?? ''})`;
  });
  const rest = failing.length - names.length;
  const others = rest > 0 ? [phrase`${rest} more`] : [];
  const verdicts = failing.length > 0 ? [phrase`will not start: ${list([...names, ...others])}`] : [];
  const unknown = containers.filter(({ verdict }) => verdict === 'unknown').length;
  const parts = [...verdicts, ...counts(containers.length, unknown, summary)];
  return parts.map((part) => render(part, locale)).join('; ');
}

const counts = (containers: number, unknown: number, { errors, warnings }: Report['summary']): Phrase[] => [
  phrase`${count(containers, phrase`${containers} container`, phrase`${containers} containers`)}`,
  ...(unknown > 0 ? [phrase`${unknown} unknown`] : []),
  phrase`${count(errors, phrase`${errors} error`, phrase`${errors} errors`)}`,
  phrase`${count(warnings, phrase`${warnings} warning`, phrase`${warnings} warnings`)}`,
];

/** `'label'=value;warn;crit;min;max`: a range of 0 means that any other number is one too many. */
function performance({ containers, summary, run }: Report, { failOn }: Judged): string {
  const [errors, warnings, infos] = (['error', 'warning', 'info'] as const).map((each) =>
    reaches(each, failOn),
  );
  const failing = containers.filter(({ verdict }) => verdict === 'fails').length;
  const unknown = containers.filter(({ verdict }) => verdict === 'unknown').length;
  return [
    datum('containers', containers.length),
    datum('failing', failing),
    datum('undecided', unknown),
    datum('errors', summary.errors, '', errors ? '0' : ''),
    datum('warnings', summary.warnings, warnings ? '0' : ''),
    datum('infos', summary.infos, infos ? '0' : ''),
    datum('unknown', summary.unknown),
    datum('fixable', summary.fixable),
    datum('time', `${(run.durationMs / 1000).toFixed(3)}s`),
  ].join(' ');
}

const datum = (label: string, value: number | string, warning = '', critical = ''): string =>
  `'${label}'=${value};${warning};${critical};0`;
