import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'An image, or the list of images, could not be downloaded',
  why: 'The download template fetches from an image server over HTTPS. Without a route, name service, proxy or valid certificates it cannot; and images of releases that are no longer supported are removed from the server.',
  remedy:
    'Try the address of the message with `wget -O /dev/null ADDRESS`; set `https_proxy` behind a proxy; name another server with `--server` if it no longer exists: `lxc-create -t download -n NAME -- --server images.linuxcontainers.org`.',
  tell: 'The lines of wget or curl above say which it is: name resolution, a refused connection, a certificate, or 404.',
  who: 'user',
  symptoms: [
    ...sure(
      '{}unable to resolve host address {}',
      '{}Temporary failure in name resolution{}',
      '{}Could not resolve host{}',
      '{}cannot verify {} certificate{}',
      '{}ERROR 404: Not Found',
      '{}ERROR 503: {}',
      '{}Connection timed out',
      'wget: {}',
      'curl: ({}) {}',
    ),
    ...often('ERROR: Failed to download http://{}', 'ERROR: Failed to download https://{}', {
      line: 'ERROR: Invalid signature for {}',
      until: '4.0.11',
    }),
    ...rarely(
      { line: 'WARNING: Failed to download the file over HTTPs', until: '4.0.11' },
      { line: 'The file was instead download over HTTP', until: '4.0.11' },
    ),
  ],
  manpages: ['lxc-create(1)', 'wget(1)'],
});
