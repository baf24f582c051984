import { access, mkdir, writeFile } from 'node:fs/promises';

// `npm run new-rule ID` lays out a rule, a fixture in which it finds something, and one in which it does not.

const [id = ''] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id)) {
  console.error(
    'usage: npm run new-rule ID, where ID is lower-case words with dashes, named after what is checked',
  );
  process.exit(2);
}
if (
  await access(`rules/${id}.ts`).then(
    () => true,
    () => false,
  )
) {
  console.error(`rules/${id}.ts exists already`);
  process.exit(2);
}

const rule = `import { phrase } from '../src/base/phrase.ts';
import { settings } from '../src/facts/config/config.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'What must hold, as a sentence without a full stop',
  why: 'Why it matters, for somebody who has never heard of it.',
  remedy: 'How to fix it by hand, with the line or the command in backticks.',
  fault: 'What is wrong where it does not hold, as a sentence without a full stop',
  symptoms: ['a line that LXC prints because of it, {} for what varies'],
  manpages: ['lxc.container.conf(5)'],
  maxSeverity: 'warning',
  requires: { settings },

  *check({ settings: { utsname } }) {
    if (utsname?.value !== '${id}') return;
    yield {
      kind: 'which-problem',
      severity: 'warning',
      message: phrase\`\${utsname.value} is what is wrong, naming the thing\`,
      evidence: [{ at: utsname.valueAt, note: phrase\`what it means\` }],
      fix: manual(phrase\`what to do\`),
    };
  },
});
`;
const config = '-- edit /home/lxcuser-test/.local/share/lxc/test/config --';
const fires = `What is wrong with this host, in a sentence

-- like minimal --
${config}
+ lxc.uts.name = ${id}
`;
const passes = `What is right about this host, though it looks much the same

-- like minimal --
`;
await mkdir(`fixtures/${id}`, { recursive: true });
await writeFile(`rules/${id}.ts`, rule);
await writeFile(`fixtures/${id}/fires.txt`, fires);
await writeFile(`fixtures/${id}/passes.txt`, passes);
console.log(
  `Made rules/${id}.ts and fixtures/${id}/. Write the failing host first, then the rule, then: npm run gen`,
);
