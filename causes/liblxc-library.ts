import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'install',
  title: 'The library of LXC cannot be loaded',
  why: 'The tools of LXC need liblxc of the same version. After an installation from source the loader may not know its directory, or finds an older one first.',
  remedy:
    'Run `ldconfig`, and look which one is loaded: `ldd $(command -v lxc-start) | grep liblxc`. Remove what is left of another installation.',
  tell: 'The line comes from the loader, and lxc-start itself prints nothing.',
  who: 'root',
  foundBy: ['lxc-installed'],
  symptoms: sure(
    '{}error while loading shared libraries: liblxc{}',
    '{}symbol lookup error: {}lxc_{}',
    '{}symbol lookup error: {}liblxc{}',
  ),
  manpages: ['ldconfig(8)', 'ld.so(8)'],
});
