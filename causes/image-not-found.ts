import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The image server has no image for this distribution, release, architecture and variant',
  why: 'The template looks the four words up in the list of the server. Releases that are no longer supported are removed from it.',
  remedy: 'List what exists: `lxc-create -t download -n NAME` without `-d` prints it.',
  tell: 'The list that the template prints has no line with these words.',
  who: 'user',
  symptoms: [
    ...sure("ERROR: Couldn't find a matching image"),
    ...often('container config not found', '{} not found in index.json'),
  ],
  manpages: ['lxc-create(1)'],
});
