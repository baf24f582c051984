import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The terminal that lxc.console.path names cannot be opened',
  why: 'LXC opens it when it starts the container. It must be a terminal that the user can read and write, or `none`.',
  remedy: 'Remove the `lxc.console.path` line (up to LXC 2.0: `lxc.console`), or set it to `none`.',
  tell: 'The config has an lxc.console.path, and `ls -l` of it shows another owner, or no terminal.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...often('Failed to open proxy terminal "{}"', 'File descriptor for "{}" does not refer to a terminal', {
      line: "failed to ensure console path '{}'",
      until: '2.1.1',
    }),
    ...sometimes(
      'Failed to open proxy terminal',
      { line: 'Failed to create console for container "{}"', until: '2.1.1' },
      'Failed to allocate proxy terminal',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
});
