import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** The PATH of a fresh login of an ordinary user: what pam_env sets, else what login.defs says. */
export const loginPath: Fact<'machine', string> = {
  subject: 'machine',
  gather: (host) => {
    const environment = first(
      host,
      '/etc/environment',
      /^\s*(?:export\s+)?PATH=(?:"([^"']+)"|'([^"']+)'|([^"']+))/,
    );
    const definitions = first(host, '/etc/login.defs', /^\s*ENV_PATH\s+(?:PATH=)?(\S+)/);
    return environment ?? definitions ?? '/usr/local/bin:/usr/bin:/bin';
  },
};

/** Reads nothing else: other variables may hold passwords. */
const first = (host: Host, path: string, pattern: RegExp): string | undefined =>
  host.grep(path, pattern)?.found[0]?.text;
