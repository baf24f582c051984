import { type Phrase, phrase } from '../../base/phrase.ts';
import type { SaidOfLines } from './gaps.ts';

/** The line of the config that a message is about, where LXC does not name its key. */
const line =
  (key: string) =>
  (value: string): Phrase =>
    phrase`the line ${key} = ${value} of the config`;

const limit = (file: string, value = ''): Phrase =>
  phrase`the line lxc.cgroup2.${file} or lxc.cgroup.${file} of the config, with the value ${value}`;

export const saidOfConfig: SaidOfLines = {
  'No such file or directory - Failed to set "{}" to "{}"': limit,
  'Invalid argument - Failed to set "{}" to "{}"': limit,
  'Permission denied - Failed to set "{}" to "{}"': limit,
  'Device or resource busy - Failed to set "{}" to "{}"': limit,
  'Numerical result out of range - Failed to set "{}" to "{}"': limit,
  'Failed to setup sysctl parameters {} to {}': (key, value = '') =>
    phrase`the line lxc.sysctl.${key} = ${value} of the config`,
  'Failed to setup proc filesystem {} to {}': (key, value = '') =>
    phrase`the line lxc.proc.${key} = ${value} of the config`,
  'Failed to set limit {}': (name) => phrase`the line lxc.prlimit.${name} of the config`,
  'Operation not permitted - Failed to set limit {}': (name) =>
    phrase`the line lxc.prlimit.${name} of the config`,
  'Networks of type {} are not supported by unprivileged containers': line('lxc.net.N.type'),
  'Failed to rename network device "{}" to "{}"': (_device, name = '') => line('lxc.net.N.name')(name),
  'Mac address "{}" conversion failed': line('lxc.net.N.hwaddr'),
  'failed to open seccomp policy file {}': line('lxc.seccomp.profile'),
  'Failed to change AppArmor profile to {}': line('lxc.apparmor.profile'),
  'No such file or directory - Could not change directory to "{}"': line('lxc.init.cwd'),
  'Failed to set the hostname to "{}"': line('lxc.uts.name'),
  'Failed to open proxy terminal "{}"': line('lxc.console.path'),
};
