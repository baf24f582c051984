import { type Line, lines } from '../../base/place.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { dropIns } from './drop-ins.ts';

/** A line of a sysctl.d file: what the next boot sets a key to. See sysctl.d(5). */
export interface ConfiguredSysctl {
  /** With slashes, as below /proc/sys. */
  readonly name: string;
  readonly value: string;
  readonly at: Line;
}

/** Highest precedence first. */
const folders = [
  '/etc/sysctl.d',
  '/run/sysctl.d',
  '/usr/local/lib/sysctl.d',
  '/usr/lib/sysctl.d',
  '/lib/sysctl.d',
];

/** All that the next boot sets, in its order: if a key has two lines, the later one wins. */
export const sysctlsAtBoot: Fact<'machine', readonly ConfiguredSysctl[]> = {
  subject: 'machine',
  gather: (host) => {
    // systemd reads /etc/sysctl.conf through a link named 99-sysctl.conf, procps reads it last.
    return [...new Set([...dropIns(host, folders), '/etc/sysctl.conf'])].flatMap((path) =>
      configured(host, path),
    );
  },
};

const configured = (host: Host, path: string): ConfiguredSysctl[] =>
  lines(path, host.read(path) ?? '').flatMap((at) => {
    const [, name, value] = /^\s*-?([\w./*-]+)\s*=(.*)$/s.exec(at.text) ?? [];
    return name === undefined || value === undefined
      ? []
      : [{ name: slashed(name), value: value.trim(), at }];
  });

/** Dots separate, unless the first separator is a slash. */
const slashed = (name: string) => (/^[^./]*\//.test(name) ? name : name.replaceAll('.', '/'));
