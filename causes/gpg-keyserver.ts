import { cause } from '../src/model/cause.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The download template cannot fetch the key that images are signed with',
  why: 'Up to LXC 4.0.11 the template gets the key from a pool of key servers, most of which no longer answer.',
  remedy:
    'Name one that answers, `DOWNLOAD_KEYSERVER=keyserver.ubuntu.com lxc-create -t download -n NAME`, or use an LXC from 4.0.12 on, which needs no key. `-- --no-validate` skips the check, and with it all protection against a changed image.',
  tell: 'The message names a key server, and `gpg --keyserver SERVER --recv-keys KEY` fails as well.',
  who: 'user',
  releases: { until: '4.0.11' },
  symptoms: [
    ...sure(
      { line: 'ERROR: Unable to fetch GPG key from keyserver', until: '4.0.11' },
      'gpg: keyserver {}',
      'gpg: no valid OpenPGP data found{}',
    ),
    ...sometimes({ line: 'ERROR: Invalid signature for {}', until: '4.0.11' }),
    ...rarely(
      { line: 'WARNING: Running without gpg validation!', until: '4.0.11' },
      { line: 'You can workaround this by using --no-validate', until: '4.0.11' },
    ),
  ],
  manpages: ['lxc-create(1)', 'gpg(1)'],
});
