import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'install',
  title: 'There is no template of this name',
  why: 'lxc-create runs a script from /usr/share/lxc/templates. Most of the old ones are in a package of their own.',
  remedy: 'List them with `ls /usr/share/lxc/templates`; use `-t download`, or install lxc-templates.',
  tell: '`ls /usr/share/lxc/templates/lxc-NAME` finds nothing.',
  who: 'root',
  foundBy: ['lxc-installed'],
  symptoms: [
    ...sure(
      'bad template: {}',
      'Bad template pathname: {}',
      { line: 'Template "{}" not found', since: '4.0.7' },
      { line: 'Unknown template "{}"', until: '4.0.6' },
      'Invalid template "{}" specified',
    ),
    ...often(
      'Failed to open template "{}"',
      { line: 'Error opening template', until: '3.0.2' },
      'Failed to execute template {}',
    ),
  ],
  manpages: ['lxc-create(1)'],
});
