import type { WeighedLines } from './line.ts';

/** The lines of the rule legacy-keys. */
export const linesOfLegacyKeys: WeighedLines = {
  sure: [
    'Unsupported config key "lxc.network.{}"',
    'Unsupported config key "lxc.network"',
    'Unsupported config key "lxc.id_map"',
    'Unsupported config key "lxc.rootfs"',
    'Unsupported config key "lxc.utsname"',
    'Unsupported config key "lxc.aa_profile"',
    'Unsupported config key "lxc.mount"',
    'Unsupported config key "lxc.tty"',
    'Unsupported config key "lxc.pts"',
    'Unsupported config key "lxc.console"',
    'Unsupported config key "lxc.seccomp"',
    'Unsupported config key "lxc.limit.{}"',
    'Unsupported config key "lxc.init_cmd"',
    'Unsupported config key "lxc.kmsg"',
    'Unsupported config key "lxc.logfile"',
    'Unsupported config key "lxc.loglevel"',
    'Unsupported config key "lxc.haltsignal"',
    'Unknown configuration key "lxc.network.{}"',
    'Unknown configuration key "lxc.id_map"',
    'Unknown configuration key "lxc.utsname"',
    'Unknown configuration key "lxc.aa_profile"',
    'Unknown configuration key "lxc.kmsg"',
  ],
  often: ['lxc.net must not have a value', 'Failed to parse config file "{}" at line "lxc.network.{}"'],
  sometimes: [
    { line: 'Unsupported config key "{}"', since: '4.0.7' },
    { line: 'Unknown configuration key "{}"', until: '4.0.6' },
    'Unknown network configuration key "{}"',
    { line: 'unknown key {}', until: '2.1.1' },
    'Failed to parse config file "{}" at line "{}"',
    { line: 'Failed to parse config: {}', until: '3.0.2' },
  ],
};
