import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'A container of this name exists already',
  why: 'lxc-create and lxc-copy write a new directory, and never overwrite a container.',
  remedy: 'Choose another name, or remove the old container first: `lxc-destroy -n NAME`.',
  tell: '`lxc-ls -1` lists the name.',
  who: 'user',
  symptoms: sure('Container "{}" already exists in "{}"', 'Container already exists', {
    line: 'Container {}:{} already exists',
    until: '2.1.1',
  }),
  manpages: ['lxc-create(1)', 'lxc-destroy(1)'],
});
