import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The image could not be unpacked',
  why: 'tar gives each file its owner, which must be among the IDs of the container; 65536 are enough for nearly all images. A broken download or a full disk ends it as well.',
  remedy:
    'Give the map 65536 IDs; check `df -h`; remove the copy in the cache: `lxc-create -t download -n NAME -- --flush-cache`.',
  tell: 'The lines of tar above say which it is: Cannot change ownership, No space left, or an unexpected end.',
  who: 'user',
  foundBy: ['idmap'],
  symptoms: [
    ...sure(
      '{}tar: {}: Cannot change ownership to uid {}, gid {}: Invalid argument',
      '{}tar: {}: Cannot change ownership to uid {}',
      '{}tar: {}: Cannot mknod: {}',
      '{}tar: Unexpected EOF in archive',
      '{}tar: Child returned status {}',
      { line: 'ERROR: Rootfs file does not exist: {}', since: '6.0.0' },
      { line: 'ERROR: Rootfs file was not passed', since: '6.0.0' },
      { line: 'Metadata file does not exist: {}', since: '6.0.0' },
      { line: 'Metadata file was not passed', since: '6.0.0' },
    ),
    ...often(
      { line: 'ERROR: Invalid rootfs tarball', until: '5.0.3' },
      { line: 'ERROR: Invalid meta tarball', since: '6.0.0' },
      'ERROR: meta tarball is missing the configuration file',
      { line: 'ERROR: metadata tarball is missing the configuration file', since: '6.0.0' },
      'ERROR: Failed to extract the rootfs',
      { line: 'Unable to unpack metadata file: {}', since: '6.0.0' },
    ),
    ...sometimes('ERROR: Failed to install rootfs'),
  ],
  manpages: ['lxc-create(1)', 'tar(1)'],
});
