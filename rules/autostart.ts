import { phrase } from '../src/base/phrase.ts';
import { missingAutostart } from '../src/facts/session/autostart.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'session',
  title: 'Something starts the containers with lxc.start.auto at boot',
  why: 'At boot, lxc.service runs lxc-autostart as root, which reads the configs of root’s containers only. Those of a user start when lxc-autostart is run as that user.',
  remedy:
    'Run lxc-autostart in a unit of the user manager: a file ~/.config/systemd/user/lxc-autostart.service with `Type=oneshot`, `RemainAfterExit=yes`, `Delegate=yes` and `ExecStart=/usr/bin/lxc-autostart` below `[Service]`, and `WantedBy=default.target` below `[Install]`. Then `systemctl --user enable lxc-autostart`, and as root `loginctl enable-linger USER`.',
  symptoms: [],
  manpages: ['lxc-autostart(1)', 'lxc.container.conf(5)', 'loginctl(1)', 'systemd.unit(5)'],
  notes: [
    'lxc.start.delay, lxc.start.order and lxc.group are for lxc-autostart as well: LXC ignores them when lxc-start starts the container.',
    'Not reported where a crontab, a service in /etc/systemd/system, /etc/rc.local or a unit of a lingering user starts containers. There are other ways, and in a user’s own run the file of their crontab is unknown, so it is only a note.',
    'On cgroup v1 the unit must enter the user’s cgroups first, as a login does.',
  ],
  maxSeverity: 'info',
  requires: { missingAutostart },

  *check({ missingAutostart: missing }, { name, user }) {
    if (missing === undefined) return;
    const { line, unit } = missing;
    yield {
      kind: unit === undefined ? 'nothing' : 'not-lingering',
      severity: 'info',
      message:
        unit === undefined
          ? phrase`nothing seems to start ${name} at boot: lxc.service starts containers of root only`
          : phrase`${name} starts when ${user.name} logs in, not at boot: lingering is disabled`,
      evidence: [
        { at: line.valueAt, note: phrase`is for lxc-autostart, run as ${user.name}` },
        ...included(line.via),
        ...(unit === undefined ? [] : [{ at: { path: unit }, note: phrase`runs with the user manager` }]),
      ],
      fix: manual(
        unit === undefined
          ? phrase`run lxc-autostart in a unit of the user manager, and enable lingering, as root`
          : phrase`enable lingering, as root`,
        shellWords(['loginctl', 'enable-linger', user.name]),
      ),
    };
  },
});
