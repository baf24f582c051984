import { dies, everywhere, type VmFault } from '../fault.ts';

/** What each LXC makes of a config. */
export const config: VmFault[] = [
  {
    name: 'log-in-var-log',
    how: 'a log where those of the containers of root are',
    break: 'echo "lxc.log.file = /var/log/lxc/test.log" >>$config',
    mends: '--fix --unsafe',
    on: everywhere(dies('config', 'log-file')),
  },
  {
    name: 'console-log-in-var-log',
    how: 'the same for what the console prints',
    break: 'echo "lxc.console.logfile = /var/log/console.log" >>$config',
    mends: '--fix --unsafe',
    on: everywhere(dies('config', 'log-file')),
  },
];
