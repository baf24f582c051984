import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'security',
  title: 'SELinux refused the operation, or the context of the config',
  why: 'On hosts such as Fedora, SELinux says what each process may do, also below the permissions of files.',
  remedy:
    'Look with `ausearch -m avc -ts recent`, and allow it, or remove `lxc.selinux.context` from the config.',
  tell: '`getenforce` prints Enforcing, and ausearch has a denial of that minute.',
  who: 'root',
  symptoms: [
    ...sure(
      'Failed to set SELinux{} context to "{}"',
      { line: 'Failed to set SELinux label to "{}"', since: '6.0.5' },
      { line: 'Failed to set AppArmor SELinux label to "{}"', since: '4.0.5', until: '6.0.4' },
      { line: 'Failed to get SELinux context', since: '4.0.7' },
      { line: 'Failed to set new SELinux context {}', until: '2.1.1' },
      '{}avc: {} denied {}lxc{}',
    ),
    ...often(
      { line: 'Failed to set keyring context', since: '4.0.5' },
      { line: 'Failed to setup container keyring', since: '4.0.5' },
    ),
    ...rarely('Operation not permitted - Failed to clone a new set of namespaces', {
      line: '{}',
      file: 'selinux.c',
    }),
  ],
  manpages: ['lxc.container.conf(5)', 'ausearch(8)'],
});
