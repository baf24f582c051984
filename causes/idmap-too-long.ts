import { cause } from '../src/model/cause.ts';
import { rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'idmap',
  title: 'The ID map has more lines than the kernel or LXC takes',
  why: 'Linux takes 340 lines in a map (5 before 4.15), and LXC writes at most 4096 bytes.',
  remedy:
    'Merge ranges that follow each other into one `lxc.idmap` line, and leave out those that nothing uses.',
  tell: '`grep -c lxc.idmap` of the config and its includes counts hundreds of lines.',
  who: 'user',
  foundBy: ['idmap'],
  symptoms: [
    ...sure('Too many {}id mappings defined', { line: 'snprintf failed, too many mappings', until: '2.0.7' }),
    ...rarely(
      'newuidmap: write to uid_map failed: Invalid argument',
      'newgidmap: write to gid_map failed: Invalid argument',
    ),
  ],
  manpages: ['user_namespaces(7)', 'lxc.container.conf(5)'],
});
