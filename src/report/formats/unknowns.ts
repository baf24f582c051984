import { fnv1a } from '../../base/fnv1a.ts';
import { groupBy } from '../../base/grouped.ts';
import { render } from '../../base/locale.ts';
import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Report } from '../report.ts';
import type { RunOptions } from './format.ts';
import { fileOf } from './located.ts';
import { oneLine } from './words.ts';

/** Something that a run could not tell. */
interface Unknown {
  readonly message: string;
  /** The file that is nearest to it. */
  readonly path: string;
  /** The same for the same thing, whatever the reason. */
  readonly fingerprint: string;
}

type Options = Pick<RunOptions, 'exitCode' | 'locale'>;

/**
 * Containers whose verdict is unknown, and users whose containers could not be listed; where there are none and the exit code
 * says that something is unknown all the same, the checks that could not be made.
 */
export function unknowns(report: Report, options: Options): Unknown[] {
  const verdicts = [...undecided(report, options), ...unlisted(report, options)];
  if (verdicts.length > 0 || options.exitCode < 3) return verdicts;
  const all = unchecked(report, options);
  return all.length > 0 ? all : [asWhole(options)];
}

/** Of a run as a whole: nobody was named, or a fix was refused. */
export const asWhole = (options: Options): Unknown =>
  unknown(phrase`not everything that was asked could be checked or done`, '/etc/passwd', [], options);

const undecided = ({ containers }: Report, options: Options): Unknown[] =>
  containers
    .filter(({ verdict }) => verdict === 'unknown')
    .map(({ user, name, path, reasons }) => {
      const [shown, why] = [oneLine(name), reasons.map(oneLine).join('; ')];
      return unknown(phrase`cannot tell whether ${shown} will start: ${why}`, path, [user, name], options);
    });

const unlisted = ({ run }: Report, options: Options): Unknown[] =>
  run.unlisted.map(({ user, reason }) => {
    const [shown, why] = [oneLine(user), oneLine(reason)];
    const words = phrase`the containers of ${shown} could not be listed: ${why}`;
    return unknown(words, '/etc/passwd', [user], options);
  });

function unchecked(report: Report, options: Options): Unknown[] {
  const open = report.outcomes.filter(({ status }) => status === 'unknown');
  const alike = groupBy(open, ({ subject, reason }) => JSON.stringify([subject, reason]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const rules = [first, ...others].map(({ rule }) => rule);
    const words = phrase`${oneLine(first.reason ?? '')} (${rules.join(', ')})`;
    return [unknown(words, fileOf(first.subject, report), [first.subject, rules], options)];
  });
}

const unknown = (message: Phrase, path: string, about: readonly unknown[], { locale }: Options): Unknown => ({
  message: render(message, locale),
  path,
  fingerprint: fnv1a(JSON.stringify(['verdict', ...about])),
});
