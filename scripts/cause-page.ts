import { causes } from '../causes/index.ts';
import { showReleases } from '../src/lxc/releases.ts';
import type { Cause, Causes } from '../src/model/cause.ts';
import { printedSection, section } from './page-parts.ts';

/** A cause's page: what is wrong, why it matters, what LXC prints, how to tell it from others, and what to do. */
export function causePage(id: string): string {
  const cause = (causes as Causes)[id];
  if (!cause) throw new Error(`there is no cause ${id}`);
  const { title, why, remedy, tell, foundBy = [], manpages } = cause;
  return [
    `<!-- npm run gen writes this page from causes/${id}.ts. -->\n`,
    `# ${id}\n`,
    `${title}.\n`,
    `${facts(cause)}\n`,
    section('Why it matters', [why]),
    printedSection(cause),
    section('How to tell', [tell]),
    section('How to fix it', [remedy]),
    section('Rules that may find it', [foundBy.map((rule) => `[${rule}](../rules/${rule}.md)`).join(', ')]),
    `See ${manpages.join(', ')}.\n`,
  ]
    .filter(Boolean)
    .join('\n');
}

const whoFixes: Readonly<Record<Cause['who'], string>> = {
  user: 'the user',
  root: 'root',
  developers: 'the developers of LXC',
};

/** `stage network · fixed by root · LXC 2.0 to 6.0.5` */
const facts = ({ stage, who, releases, only }: Cause): string =>
  [
    `stage ${stage}`,
    `fixed by ${whoFixes[who]}`,
    ...(releases === undefined ? [] : [showReleases(releases)]),
    ...(only === undefined ? [] : [only]),
  ].join(' · ');
