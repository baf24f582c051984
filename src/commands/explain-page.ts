import { wrap } from '../base/wrap.ts';
import type { Known } from '../explain/catalogue.ts';
import type { Safety } from '../model/action.ts';
import { symptomsOf } from '../model/symptom.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import type { ExplainOptions } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';
import { say } from '../run/say.ts';

/** Prints the page of a rule or a cause. */
export function explainPage(
  id: string,
  { format, color }: ExplainOptions,
  { rules, causes, foundBy: found }: Known,
  io: Io,
): Exit {
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  const page = rule ?? causes[id];
  if (!page) throw new Error(`neither a rule nor a cause: ${id}`);
  const { title, why, stage, remedy, manpages } = page;
  const { severities = [], fixes = [] } = found[id] ?? {};
  const about = rule
    ? `${severities.join(' or ')}, stage ${stage}, about the ${rule.subject}`
    : `stage ${stage}, no rule sees it`;
  const symptoms = symptomsOf(page).map(({ line }) => line);
  if (format === 'json') {
    const { tell, releases, only, foundBy } = causes[id] ?? {};
    const { subject, notes, fault } = rule ?? {};
    const kind = rule ? 'rule' : 'cause';
    io.out(
      `${JSON.stringify({ id, kind, stage, subject, severities, fixes, title, fault, why, remedy, tell, releases, only, foundBy, symptoms, notes, manpages }, null, 2)}\n`,
    );
    return exit.clean;
  }
  const paint = paintFor(color, io);
  const paragraph = (text: string) => wrap(text, Math.min(io.width, 90)).join('\n');
  const section = (heading: string, lines: readonly (string | undefined)[], between = '\n') => {
    const said = lines.filter((line) => line !== undefined);
    return said.length > 0 ? [`${paint.bold(heading)}\n${said.join(between)}`] : [];
  };
  const parts = [
    `${paint.bold(id)}  ${paint.dim(about)}`,
    paragraph(title),
    ...section('Why it matters', [paragraph(why)]),
    ...section(
      'What LXC prints',
      symptoms.map((line) => `  ${line.replaceAll('{}', '…')}`),
    ),
    ...section('How to tell', rule ? [] : [causes[id]?.tell].map((text) => text && paragraph(text))),
    ...section('How to fix it', [
      ...fixes.map(({ safety, needsRoot }) => `  ${does[safety]}${needsRoot ? ', as root' : ''}`),
      remedy === undefined ? undefined : paragraph(remedy),
    ]),
    ...section('Verified', (rule?.notes ?? []).map(paragraph), '\n\n'),
    `${paint.bold('See')} ${manpages.join(', ')}`,
  ];
  say(`${parts.join('\n\n')}\n`, io);
  return exit.clean;
}

/** What becomes of a fix, by how safe it is. */
const does: Readonly<Record<Safety, string>> = {
  safe: 'safe: --fix does it',
  unsafe: 'unsafe: --fix --unsafe does it, for one user',
  manual: 'manual: a person decides',
};
