import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The directory of the containers does not exist, or the user has no access to it',
  why: 'It is ~/.local/share/lxc, or what lxc.lxcpath in ~/.config/lxc/lxc.conf or `-P` names.',
  remedy: 'Correct lxc.lxcpath or `-P`; create the directory as the user: `mkdir -p ~/.local/share/lxc`.',
  tell: '`lxc-config lxc.lxcpath` prints the directory; `ls -ld` shows whose it is.',
  who: 'user',
  foundBy: ['container-dir', 'pam-session'],
  symptoms: [
    ...often(
      'You lack access to {}',
      { line: 'Erorr creating partial file', until: '1.1.5' },
      { line: 'Error creating partial file', until: '2.1.1' },
      { line: 'Error opening partial file', until: '2.1.1' },
      {
        line: 'errno({}) - Failed to create "{}/partial" to mark container as partially created',
        since: '4.0.12',
      },
      { line: 'Failed to mark container as being partially created', since: '4.0.12' },
    ),
    ...sometimes(
      'No such container: {}:{}',
      "{} doesn't exist",
      'Insufficient privileges to control container "{}"',
      'Error creating container dir for {}',
      { line: 'Failed to open container directory "{}({})"', since: '4.0.12' },
      'Failed to write configuration file',
      'Error writing to new config',
      { line: 'Error writing configuration file', until: '2.0.11' },
      'Failed to save initial config for "{}"',
      { line: 'failed to save starting configuration for {}', until: '2.1.1' },
      { line: 'Failed to open config file "{}"', since: '4.0.12' },
    ),
    ...rarely(
      'No container config specified',
      "Executing '/sbin/init' with no configuration file may crash the host",
    ),
  ],
  manpages: ['lxc.system.conf(5)', 'lxc(7)'],
});
