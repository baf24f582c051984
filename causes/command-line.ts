import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The command line is wrong',
  why: 'The program was called with an option, a name or a combination that it does not take, and did nothing.',
  remedy: 'Compare the command with its manual page: `COMMAND --help` lists the options.',
  tell: 'The program ends at once, and prints how to use it.',
  who: 'user',
  symptoms: [
    ...sure(
      { line: 'missing container name, use --name option', until: '2.1.1' },
      '{}unrecognized option {}',
      '{}invalid option -- {}',
      '{}option {} requires an argument{}',
      'A template must be specified',
      'Use "none" if you really want a container without a rootfs',
      { line: 'Need at least one namespace to unshare', until: '2.0.5' },
    ),
    ...often('No container name specified'),
  ],
  manpages: ['lxc(7)'],
});
