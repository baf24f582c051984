import { globalKeys } from '../config/keys/global.ts';

/**
 * What a file is that people give a linter of LXC’s configs, and that is none: in the words that complete `FILE is …`. Undefined
 * for a config of LXC, however wrong it may be.
 */
export function foreignFile(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => !ignored.test(line));
  if (text.includes('\0') && isForeign(lines)) return binary;
  const [kind] = kinds.filter(({ isOne }) => isOne(lines));
  return kind?.is ?? templateIn(text) ?? (isForeign(lines) ? noneOfLxc : undefined);
}

interface Kind {
  readonly is: string;
  isOne(lines: readonly string[]): boolean;
}

const noneOfLxc = 'no config of LXC: none of its lines begins with lxc.';

const binary = 'no config of LXC: it is binary, or in UTF-16';

const ignored = /^\s*(?:#|$)/;

/** A key may be misspelt. LXC silently ignores every line of another file, so there would be nothing to find. */
const isForeign = (lines: readonly string[]): boolean => lines.length > 0 && !lines.some(looksLikeKey);

const looksLikeKey = (line: string): boolean => /^\ufeff?\s*(?:[lxc]{2,4}[._]|lxc\w*\s*=)/i.test(line);

const pct =
  /^(?:arch|cmode|console|cores|cpulimit|cpuunits|debug|description|dev\d+|features|hookscript|hostname|lock|memory|mp\d+|nameserver|net\d+|onboot|ostype|parent|protection|rootfs|searchdomain|snaptime|startup|swap|tags|template|timezone|tty|unprivileged|unused\d+): /;
const pctSetting = /^lxc\.[\w.-]+: /;

/** In the first column, or below `config:`, which holds them. */
const lxd =
  /^\s*(?:boot\.(?:autostart|host_shutdown|stop)[\w.]*|cloud-init\.[\w-]+|limits\.(?:cpu|memory|processes|disk|kernel|hugepages|ingress|egress|network)[\w.]*|linux\.kernel_modules[\w.]*|migration\.[\w.]+|nvidia\.[\w.]+|raw\.(?:lxc|idmap|apparmor|seccomp|qemu)|security\.[\w.]+|snapshots\.[\w.]+|volatile\.[\w.]+)\s*[:=]/;
const lxdPart = /^(?:architecture|config|devices|ephemeral|profiles|stateful|used_by|location):/;

const lxcNet =
  /^\s*(?:export\s+)?(?:USE_LXC_BRIDGE|LXC_(?:ADDR|AUTO|BRIDGE|DHCP_\w+|DOMAIN|IPV6_\w+|NETMASK|NETWORK|SHUTDOWN_TIMEOUT|USE_NFT)|BOOTGROUPS|SHUTDOWNDELAY)=/;
const usernet = /^\s*@?[\w.-]+\s+(?:veth|none)\s+[\w.-]+\s+\d+\s*$/;

const count = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter((line) => pattern.test(line)).length;

const kinds: readonly Kind[] = [
  {
    is: 'a config of Proxmox, which `pct` makes one of LXC of: lint that, below /var/lib/lxc on the host',
    isOne: (lines) => {
      const settings = count(lines, pctSetting);
      return (
        lines.length > 1 &&
        (settings === lines.length || (count(lines, pct) > 0 && count(lines, pct) + settings > 1))
      );
    },
  },
  {
    is: 'a config of LXD or Incus, which has keys of its own, and no file that LXC reads',
    isOne: (lines) => count(lines, lxd) > 0 || (count(lines, lxdPart) > 1 && !lines.some(isSetting)),
  },
  {
    is: 'a config of lxc-net, which sets up the bridge of the host, and not one of a container',
    isOne: (lines) => count(lines, lxcNet) > 0 && !lines.some(isSetting),
  },
  {
    is: 'an lxc-usernet, which says who may have network interfaces, and not the config of a container',
    isOne: (lines) => lines.length > 0 && lines.every((line) => usernet.test(line)),
  },
  {
    is: 'an lxc.conf(5), which is for the tools of LXC, and not the config of a container',
    isOne: (lines) => lines.length > 0 && lines.every((line) => globalKeys.includes(keyOf(line))),
  },
];

const isSetting = (line: string): boolean => /^\s*lxc\.[\w.-]+\s*=/.test(line);

const keyOf = (line: string): string => line.split('=')[0]?.trim() ?? '';

/** Marks of what has still to be filled in: Jinja and Go, ERB and EJS, shells. A hook is given to a shell, which knows `${`. */
function templateIn(text: string): string | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    if (ignored.test(line) && !/\{%|<%/.test(line)) continue;
    const [mark] = /\{\{|\{%|<%|\$\{\w+/.exec(line) ?? [];
    if (mark === undefined || (mark.startsWith('$') && ofShell.test(line))) continue;
    return `a template, with ${mark.slice(0, 2)} in line ${index + 1}: lint what is made of it`;
  }
  return undefined;
}

const ofShell =
  /^\s*lxc\.(?:hook\.|net\.\d+\.script\.|network\.script\.|environment|init[._]cmd|execute\.cmd)/;
