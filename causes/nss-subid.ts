import { cause } from '../src/model/cause.ts';
import { rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'account',
  title: 'nsswitch.conf names a source of subordinate IDs that is missing, or grants nothing',
  why: 'A line `subid: NAME` in /etc/nsswitch.conf makes newuidmap ask libsubid_NAME.so instead of /etc/subuid.',
  remedy: 'Install the library of that source, or remove the `subid:` line from /etc/nsswitch.conf.',
  tell: '`grep subid /etc/nsswitch.conf` names a source, and `getsubids USER` prints no range.',
  who: 'root',
  only: 'shadow 4.9 and later',
  foundBy: ['subid-allocated'],
  symptoms: [
    ...sure(
      'Error opening libsubid_{}.so{}',
      '{}Error opening libsubid_{}.so: {}',
      '{} did not provide @find_subid_owners@',
      '{} did not provide @has_range@',
      '{} did not provide @list_owner_ranges@',
      '{} did not provide @subid_free@',
      'Subid NSS module name too long (longer than 50 characters): {}',
    ),
    ...rarely(
      'Using files',
      'No usable subid NSS module found, using files',
      'newuidmap: uid range [{}) -> [{}) not allowed',
      'newgidmap: gid range [{}) -> [{}) not allowed',
    ),
  ],
  manpages: ['nsswitch.conf(5)', 'getsubids(1)'],
});
