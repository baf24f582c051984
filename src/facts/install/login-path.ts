import type { Fact } from '../../model/fact.ts';

/** The PATH of a fresh login of an ordinary user: what pam_env sets, else what login.defs says. */
export const loginPath: Fact<'machine', string> = {
  of: 'machine',
  look: (host) => {
    const environment = /^\s*(?:export\s+)?PATH=(["']?)([^"'\n]+)\1/m.exec(
      host.read('/etc/environment') ?? '',
    )?.[2];
    const definitions = /^\s*ENV_PATH\s+(?:PATH=)?(\S+)/m.exec(host.read('/etc/login.defs') ?? '')?.[1];
    return environment ?? definitions ?? '/usr/local/bin:/usr/bin:/bin';
  },
};
