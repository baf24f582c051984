import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The user’s session bus cannot be reached, so LXC gets no scope of its own from systemd',
  why: 'LXC asks the user’s systemd over D-Bus for a delegated cgroup. Without a bus the container starts where the shell is, which is fatal only to limits and to systemd as init.',
  remedy:
    'Log in through PAM; install dbus-user-session; set `XDG_RUNTIME_DIR=/run/user/$(id -u)`. Or start with `systemd-run --user --scope -p Delegate=yes -- lxc-start -n NAME`.',
  tell: '`busctl --user` fails in the shell that starts the container.',
  who: 'user',
  releases: { since: '5.0.1' },
  only: 'if built with D-Bus: on Debian since LXC 6',
  foundBy: ['user-manager', 'pam-session', 'init-cgroup'],
  symptoms: [
    ...often(
      'Failed to connect to bus: {}',
      '{}Failed to connect to bus: No such file or directory',
      '{}Failed to connect to user scope bus via local transport: {}',
    ),
    ...sometimes('{}Failed to get D-Bus connection: {}', '{}Failed to create bus connection: {}'),
    ...rarely(
      { line: 'Failed opening dbus connection', since: '6.0.0' },
      { line: 'Failed opening user dbus', since: '6.0.0' },
      { line: 'Failed to connect to user bus: {}', since: '5.0.1', until: '5.0.3' },
      { line: "Environment variable 'DBUS_SESSION_BUS_ADDRESS' not set", since: '6.0.4' },
      { line: 'Failed saying hello to systemd', since: '6.0.0' },
      { line: 'Failed sending hello message to systemd', since: '6.0.0' },
      { line: 'Failed subscribing to dbus signals', since: '6.0.0' },
    ),
  ],
  manpages: ['dbus-daemon(1)', 'systemd-run(1)'],
});
