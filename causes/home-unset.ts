import { cause } from '../src/model/cause.ts';
import { sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'HOME is not set, or names the home of another account',
  why: 'LXC takes the user’s containers, config and locks from the home that HOME names. Units, cron and `su` without `-` may leave it unset, or pass on that of root.',
  remedy: 'Set HOME: `su - USER`, `sudo -iu USER`, or `Environment=HOME=%h` in the unit.',
  tell: '`echo $HOME` in the shell that starts the container prints nothing, or another directory than `getent passwd USER`.',
  who: 'user',
  foundBy: ['pam-session'],
  symptoms: [
    ...sure("HOME isn't set in the environment", 'You lack access to //.local/share/lxc'),
    ...sometimes('You lack access to {}'),
  ],
  manpages: ['lxc(7)', 'su(1)'],
});
