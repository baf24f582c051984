import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** Debian's file of network interfaces, for a stanza more. See interfaces(5). */
export interface IfupdownFile {
  readonly path: string;
  /** How many lines it has; undefined where there is no such file. */
  readonly lines: number | undefined;
  /** Whether it takes `bridge_ports`: bridge-utils brings that along. */
  readonly takesPorts: boolean;
}

const path = '/etc/network/interfaces';

export const ifupdownFile: Fact<'machine', IfupdownFile> = {
  subject: 'machine',
  gather: (host) => {
    return {
      path,
      lines: host.grep(path, brought)?.length,
      takesPorts: host.stat('/etc/network/if-pre-up.d/bridge') !== undefined,
    };
  },
};

/** The interfaces that it brings up at boot. */
export const stanzas = (host: Host): string[] => {
  const folder = `${path}.d`;
  const files = [path, ...(host.list(folder) ?? []).map((name) => `${folder}/${name}`)];
  return files
    .flatMap((file) => host.grep(file, brought)?.found ?? [])
    .flatMap(({ text }) => text.trim().split(/\s+/).slice(1));
};

/** Keys of WiFi may stand beside it. */
const brought = /^\s*(?:auto|allow-\w+)\s.*/;
