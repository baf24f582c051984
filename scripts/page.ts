import { rules } from '../rules/index.ts';
import type { AnyRule, Rules } from '../src/model/rule.ts';
import { expected, machineIn } from '../test/support/fixture.ts';
import { printedSection, section } from './page-parts.ts';
import { foundIn, type Tested, testedWith } from './tested.ts';

/** A rule's page: what is wrong, why it matters, what LXC prints, how to fix it, one example, and when it is not reported. */
export async function page(id: string): Promise<string> {
  const rule = (rules as Rules)[id];
  if (!rule) throw new Error(`there is no rule ${id}`);
  const tested = await testedWith(id);
  const { title, why, remedy, notes = [], manpages } = rule;
  return [
    `<!-- npm run gen writes this page from rules/${id}.ts and fixtures/${id}. -->\n`,
    `# ${id}\n`,
    `${title}.\n`,
    `${facts(rule, tested)}\n`,
    section('Why it matters', [why]),
    printedSection(rule),
    section('How to fix it', remedy === undefined ? [] : [remedy]),
    section('Example', example(tested)),
    section('When it is not reported', [bullets(tested.filter(isPassing).map(prefaceOf))]),
    section('Verified', notes.length > 0 ? [bullets(notes)] : []),
    `See ${manpages.join(', ')}. Tested with ${tested.length} hosts in [fixtures/${id}](../../fixtures/${id}).\n`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** `error or warning · stage network · container · fix: safe as root, or manual` */
function facts({ stage, subject }: AnyRule, tested: readonly Tested[]): string {
  const { severities, fixes } = foundIn(tested);
  const grades = fixes.map(({ safety, needsRoot }) => (needsRoot ? `${safety} (as root)` : safety));
  return `**${severities.join(' or ')}** · stage ${stage} · about the ${subject} · fix: ${grades.join(', ')}`;
}

/** The one that says so with `-- example --`, or else the shortest: the lines that matter, then the finding. */
function example(tested: readonly Tested[]): string[] {
  const firing = tested.filter((each) => !isPassing(each));
  const [shortest] = [...firing].sort((a, b) => a.fixture.text.length - b.fixture.text.length);
  const chosen = firing.find(({ fixture }) => fixture.notes.has('example')) ?? shortest;
  if (!chosen) return [];
  const { fixture } = chosen;
  const host = machineIn(fixture.text).slice(fixture.preface.length).replace('-- example --\n', '');
  return [`${prefaceOf(chosen)}:`, fenced(host), fenced(expected(fixture))];
}

const isPassing = ({ findings }: Tested): boolean => findings.length === 0;

const prefaceOf = ({ fixture: { preface } }: Tested): string => preface.trim();

const bullets = (items: readonly string[]): string => items.map((each) => `- ${each}`).join('\n');

const fenced = (text: string): string => `\`\`\`text\n${text.replace(/^\n+/, '').trimEnd()}\n\`\`\``;
