import { granting } from '../directory.ts';
import { dies, survives } from '../fault.ts';

export const account = [
  ...dies('account', 'user-exists', {
    'user-deleted': [
      'the account was removed, his containers are still there',
      'userdel "$user"',
      { mends: 'person' },
    ],
  }),
  ...dies('account', 'subid-allocated', {
    'subuid-none': ['the account is older than /etc/subuid', 'sed -i "/^$user:/d" /etc/subuid'],
    'subgid-none': ['only subuids were added', 'sed -i "/^$user:/d" /etc/subgid'],
    'subuid-file-missing': ['a minimal image without /etc/subuid', 'rm /etc/subuid'],
    'subuid-symlink': [
      '/etc/subuid is kept under version control somewhere else',
      'mkdir /etc/site; mv /etc/subuid /etc/site/; ln -s site/subuid /etc/subuid',
      { mends: 'unsafe' },
    ],
    'subuid-crlf': ['/etc/subuid was edited on Windows', 'sed -i "s/$/\\r/" /etc/subuid'],
    'subuid-trailing-blank': ['a blank was pasted along', 'sed -i "/^$user:/s/$/ /" /etc/subuid'],
    'subuid-other-name': [
      'the account was renamed',
      'sed -i "s/^$user:/lxcuser:/" /etc/subuid /etc/subgid',
      { mends: 'unsafe' },
    ],
    'subid-directory-none': [
      'a directory is to know, which grants him nothing: his lines in the files do not count',
      granting('ann 200000 65536'),
      { mends: 'person' },
    ],
    'subid-directory-down': ['a directory that cannot be reached', granting(), { mends: 'person' }],
    'subid-module-missing': [
      'the module of a directory is not installed, and the files have no line for him',
      'echo "subid: sss" >>/etc/nsswitch.conf; sed -i "/^$user:/d" /etc/subuid /etc/subgid',
      { mends: 'person' },
    ],
  }),
  ...survives('account', 'subid-overlap', {
    'overlap-two-users': [
      'a second user, whose line was copied',
      'useradd ann; echo "ann:$first:$count" >>/etc/subuid',
      { mends: 'person' },
    ],
    'overlap-accounts': [
      'a range from the first uid on',
      'useradd ann; usermod "$user" --add-subuids 1000-2000',
      { mends: 'person' },
    ],
  }),
  ...survives('account', 'subid-syntax', {
    'subid-void-line': [
      'a blank at the end of a second line',
      'echo "$user:700000:65536 " >>/etc/subuid',
      { mends: 'unsafe' },
    ],
  }),
];
