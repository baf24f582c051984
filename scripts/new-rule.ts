import { access, mkdir, writeFile } from 'node:fs/promises';

// `npm run new-rule ID` lays out a rule, a fixture in which it finds something, and one in which it does not.

const [id = ''] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id)) {
  console.error(
    'usage: npm run new-rule ID, where ID is lower-case words with dashes, named after what is looked at',
  );
  process.exit(2);
}
if (
  await access(`rules/${id}.ts`).then(
    () => true,
    () => false,
  )
) {
  console.error(`rules/${id}.ts is there already`);
  process.exit(2);
}

const rule = `import { settings } from '../src/facts/config/config.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  about: 'container',
  stage: 'config',
  title: 'What must hold, as a sentence without a full stop',
  why: 'What goes wrong if it does not, for somebody who has never heard of it.',
  symptoms: ['a fragment of the message that LXC prints'],
  see: ['lxc.container.conf(5)'],
  worst: 'warning',
  needs: { settings },

  *check({ settings: { utsname } }) {
    if (utsname?.value !== '${id}') return;
    yield {
      severity: 'warning',
      message: 'what is wrong, naming the thing',
      evidence: [{ at: utsname.valueAt, note: 'what it means' }],
      fix: manual('what to do'),
    };
  },
});
`;
const config = '-- edit /home/lxcuser-test/.local/share/lxc/test/config --';
const fires = `What is wrong with this machine, in a sentence

-- like minimal --
${config}
+ lxc.uts.name = ${id}
`;
const passes = `What is well with this machine, though it looks much the same

-- like minimal --
`;
await mkdir(`fixtures/${id}`, { recursive: true });
await writeFile(`rules/${id}.ts`, rule);
await writeFile(`fixtures/${id}/fires.txt`, fires);
await writeFile(`fixtures/${id}/passes.txt`, passes);
console.log(
  `Made rules/${id}.ts and fixtures/${id}/. Write the failing machine first, then the rule, then: npm run gen`,
);
