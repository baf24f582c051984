import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'install',
  title: 'A program that LXC or the template calls is not installed',
  why: 'Templates call wget, tar, gpg and xz; oci calls skopeo, umoci and jq; busybox copies the static busybox of the host.',
  remedy: 'Install it, such as `apt install wget xz-utils gnupg busybox-static skopeo umoci jq`.',
  tell: '`command -v PROGRAM`, with the name of the message, prints nothing.',
  who: 'root',
  symptoms: [
    ...sure(
      'ERROR: Missing required tool: {}',
      'ERROR: Missing recommended tool: {}',
      { line: 'ERROR: Failed to find busybox binary', until: '3.1.0' },
      'ERROR: Failed to find busybox binary ({})',
      'ERROR: Failed to copy busybox binary',
      'ERROR: Please pass a pathname for busybox binary',
      { line: 'busybox executable is not accessible', until: '2.1.1' },
      { line: 'Unable to find {} binary on the system', until: '2.1.1' },
      'ERROR: Missing tool nvidia-container-cli, see https://github.com/NVIDIA/libnvidia-container',
      'No such file or directory - Failed to run "mkfs{}',
      "'{}' command is missing{}",
    ),
    ...often(
      'failed to exec command',
      'Failed to run "mkfs{}',
      '{}xz: Cannot exec: No such file or directory',
      '{}(child): {}: Cannot exec: No such file or directory',
    ),
    ...sometimes('sh: {}: {}: not found', '{}: line {}: {}: command not found'),
  ],
  manpages: ['lxc-create(1)'],
});
