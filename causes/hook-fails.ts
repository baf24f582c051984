import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'A hook ran, and ended with an error',
  why: 'A hook of the config that ends with another status than 0, before the container runs, ends the start.',
  remedy:
    'Run the program of the hook by hand with the arguments of the log (`Executing script … for container`); what it prints is in the lines “produced output” at `-l DEBUG`.',
  tell: 'The log has `Executing script "PATH"` just before; `lxc-start -F -l DEBUG -o FILE` shows the output.',
  who: 'user',
  foundBy: ['start-values', 'hook-program'],
  symptoms: [
    ...sure('Script exited with error', { line: 'Script exited on error', until: '2.0.6' }),
    ...often('Script exited with status {}', 'Script terminated by signal {}', {
      line: 'Script terminated by signal {} ({})',
      until: '2.0.6',
    }),
    ...rarely(
      'Failed to run lxc.hook.pre-start for container "{}"',
      'Failed to run lxc.hook.start for container "{}"',
      'Failed to run mount hooks',
      'Failed to run pre-mount hooks',
      'Failed to run autodev hooks',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
});
