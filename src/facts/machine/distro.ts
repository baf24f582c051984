import type { Fact } from '../../model/fact.ts';

/** What /etc/os-release says. See os-release(5). */
export interface Distro {
  /** Such as `debian`, and the ones it is like, nearest first. */
  readonly ids: readonly string[];
  readonly version: string | undefined;
  /** For people: `Debian GNU/Linux 12 (bookworm)`. */
  readonly title: string;
}

export const distro: Fact<'machine', Distro> = {
  subject: 'machine',
  gather: (host) => {
    const text = host.read('/etc/os-release') ?? host.read('/usr/lib/os-release') ?? '';
    const value = (key: string) => new RegExp(`^${key}=(["']?)(.*)\\1\\s*$`, 'm').exec(text)?.[2];
    const id = value('ID') ?? 'linux';
    return {
      ids: [id, ...(value('ID_LIKE') ?? '').split(' ').filter(Boolean)],
      version: value('VERSION_ID'),
      title: value('PRETTY_NAME') ?? id,
    };
  },
};
