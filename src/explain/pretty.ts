import { render } from '../base/locale.ts';
import { count, list, type Phrase, phrase, verbatim } from '../base/phrase.ts';
import { briefly, printable } from '../base/printable.ts';
import { wrap } from '../base/wrap.ts';
import { shellWords } from '../fix/render/shell-command.ts';
import type { RenderOptions } from '../report/formats/format.ts';
import { evidenceText, findingBody } from '../report/formats/pretty/finding.ts';
import { hanging } from '../report/formats/pretty/hanging.ts';
import { headline } from '../report/formats/pretty/headline.ts';
import type { CauseReport, ExplanationReport, LineReport } from './report.ts';
import type { State } from './settle.ts';
import { sureness } from './sureness.ts';

/** Causes that are shown whole, the others are named; and lines of the first. */
const most = 4;
const mostLines = 2;

/** An explanation for people: the cause first, then what else it could be, then what was left out. */
export function pretty(report: ExplanationReport, options: RenderOptions): string {
  const having = (state: State) => report.causes.filter((each) => each.state === state);
  const confirmed = [...having('confirmed'), ...having('confirmed-by-text')];
  const open = having('not-checked');
  // Beside what was found, a guess is worth a word.
  const shown = confirmed.length > 0 ? confirmed : open.slice(0, most);
  const parts = [
    ...shown.slice(0, most).map((each, index) => causeText(each, index === 0, options)),
    ...named(phrase`or, less likely`, confirmed.length > 0 ? open : open.slice(most), options),
    ...named(phrase`ruled out on this host`, having('ruled-out'), options),
    ...named(phrase`ruled out by what was pasted`, having('ruled-out-by-text'), options),
    ...(report.causes.length > 0 ? [] : [nothing(report, options)]),
    rest(report, options),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.join('\n')}\n`)
    .join('\n');
}

function causeText(cause: CauseReport, isFirst: boolean, options: RenderOptions): string[] {
  const { paint, locale } = options;
  const label = render(isFirst ? phrase`cause` : phrase`or`, locale).padEnd(8);
  const painted = isFirst ? paint.red(label) : paint.yellow(label);
  const message = (cause.finding ?? cause.shown)?.message ?? cause.title;
  const head = headline({ message, rule: cause.rule ?? cause.cause }, painted, options);
  // The lines of the others are mostly the same ones.
  const lines = isFirst ? cause.lines.slice(0, mostLines) : [];
  return [
    ...head,
    ...lines.flatMap((each) => lineText(each, options)),
    ...hanging(render(phrase`sure`, locale), render(sureness(cause), locale), options.width),
    ...means(cause, options),
    ...(cause.shown ? evidenceText(cause.shown, options) : []),
    ...(cause.finding ? findingBody(cause.finding, options) : advice(cause, isFirst, options)),
    ...(cause.command === null ? [] : [`    ${paint.bold(printable(cause.command))}`]),
  ];
}

/** What the first line says in its gaps. */
const means = ({ means: said }: CauseReport, { width, locale }: RenderOptions): string[] =>
  said === null ? [] : hanging(render(phrase`means`, locale), briefly(said), width);

const lineText = (
  { line, text }: LineReport,
  { paint, width }: Pick<RenderOptions, 'paint' | 'width'>,
): string[] => hanging(`${line}`, briefly(text), width).map((row) => paint.cyan(row));

/** What to do where there is no finding, which has all of it. */
const advice = (
  { why, tell, remedy }: CauseReport,
  isFirst: boolean,
  { width, locale }: RenderOptions,
): string[] => [
  ...(isFirst ? hanging(render(phrase`why`, locale), why, width) : []),
  ...(tell === null ? [] : hanging(render(phrase`check`, locale), tell, width)),
  ...(remedy === null ? [] : hanging(render(phrase`fix`, locale), remedy, width)),
];

const named = (heading: Phrase, causes: readonly CauseReport[], { width, locale }: RenderOptions) =>
  causes.length === 0
    ? []
    : [wrap(render(phrase`${heading}: ${list(causes.map(({ cause }) => cause))}`, locale), width)];

/** No cause is named: what the text is then, and the way out. */
function nothing(report: ExplanationReport, { paint, width, locale }: RenderOptions): string[] {
  const { outcome, unmatched } = report;
  const [line] = unmatched;
  const commands = [logging(report), 'lxc-lint explain lxc.log'];
  return [
    ...wrap(render(sentences[outcome], locale), width),
    ...(outcome === 'healthy' ? [] : commands.map((command) => `    ${paint.bold(printable(command))}`)),
    ...(line === undefined ? [] : ['', ...wrap(render(phrase`The line that says most:`, locale), width)]),
    ...(line === undefined ? [] : lineText(line, { paint, width })),
  ];
}

const sentences: Readonly<Record<ExplanationReport['outcome'], Phrase>> = {
  healthy: phrase`This looks healthy: all of it is printed where a container starts as well.`,
  silent: phrase`The text does not say why. To get a log that does:`,
  unknown: phrase`No line of this text is known. To get a log:`,
  cause: verbatim(''),
};

/** The command that was run, or one that starts the container, made to write a log. */
function logging({ container, program }: ExplanationReport): string {
  const name = shellWords([container ?? 'NAME']);
  if (program !== null && /^lxc-(?:attach|stop|copy|destroy|execute)$/.test(program))
    return `${program} -n ${name} -l DEBUG -o lxc.log`;
  if (program === 'lxc-create') return `lxc-create -n ${name} -l DEBUG -o lxc.log -t TEMPLATE`;
  return `lxc-start -n ${name} -F -l DEBUG -o lxc.log`;
}

/** What was folded away. */
function rest(report: ExplanationReport, { paint, width, locale }: RenderOptions): string[] {
  const { consequences, noise, earlierAttempts: earlier, looked, causes } = report;
  const told = [
    ...(consequences.length > 0
      ? [
          phrase`${count(consequences.length, phrase`1 line only follows from others`, phrase`${consequences.length} lines only follow from others`)}`,
        ]
      : []),
    ...(noise.length > 0
      ? [
          phrase`${count(noise.length, phrase`1 line is printed by healthy starts, too`, phrase`${noise.length} lines are printed by healthy starts, too`)}`,
        ]
      : []),
    ...(earlier > 0
      ? [
          phrase`${count(earlier, phrase`1 earlier attempt is not explained`, phrase`${earlier} earlier attempts are not explained`)}`,
        ]
      : []),
    ...(looked || causes.length === 0 ? [] : [phrase`the host was not looked at`]),
  ];
  if (told.length === 0) return [];
  return wrap(told.map((each) => render(each, locale)).join('; '), width).map((row) => paint.dim(row));
}
