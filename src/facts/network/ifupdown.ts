import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';

/** Debian's file of network interfaces, to add a stanza to. See interfaces(5). */
export interface IfupdownFile {
  readonly path: string;
  /** Number of lines; undefined where the file does not exist. */
  readonly lines: number | undefined;
  /** Whether it accepts `bridge_ports`, which comes with bridge-utils. */
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
  const directory = `${path}.d`;
  const files = [path, ...(host.list(directory) ?? []).map((name) => `${directory}/${name}`)];
  return files
    .flatMap((file) => host.grep(file, brought)?.found ?? [])
    .flatMap(({ text }) => text.trim().split(/\s+/).slice(1));
};

/** Nothing else is read: Wi-Fi keys can be in the same file. */
const brought = /^\s*(?:auto|allow-\w+)\s.*/;
