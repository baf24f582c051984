import type { Heading } from './typed.ts';

/** An account of which a text tells the name, and perhaps the UID and GID. */
export interface Named {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/** A file, as ls(1) shows it. */
export interface Listed {
  /** Such as `drwxr-x--x`. */
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
}

/** What one line shows. */
interface Shown {
  /** The files that it is a line of. */
  readonly lines?: readonly string[];
  /** That line, where more stands there. */
  readonly text?: string;
  readonly listed?: Listed & { readonly path: string };
  readonly account?: Named;
  readonly release?: string;
}

/** Of UIDs and of GIDs. */
export const grantFiles = ['/etc/subuid', '/etc/subgid'] as const;

/** The config of the container that the text is about, wherever that is. */
export const ownConfig = 'config';

/** Forms that tell which file a line is of, and the file that it is of where no heading names one of the kind. */
const forms: readonly { readonly form: RegExp; readonly kind: RegExp; readonly usual: readonly string[] }[] =
  [
    { form: /^[a-z_][\w.@-]*:\d+:\d+$/, kind: /^\/etc\/sub[ug]id$/, usual: grantFiles },
    { form: /^@?[\w.-]+ +veth +\S+ +\d+$/, kind: /\/lxc-usernet$/, usual: ['/etc/lxc/lxc-usernet'] },
    { form: /^\d+:[\w,=.-]*:\/\S*$/, kind: /^\/proc\/\w+\/cgroup$/, usual: ['/proc/self/cgroup'] },
    { form: /^lxc\.[a-z0-9_.]+ *=/, kind: /\/(?:config|[\w.-]+\.conf)$/, usual: [ownConfig] },
    { form: /^[a-z_][\w-]*:x:\d+:\d+:/, kind: /^\/etc\/passwd$/, usual: ['/etc/passwd'] },
  ];

/** What this line shows by its form. Undefined where it has none that is known. */
export function shapeOf(text: string, heading: Heading): Shown | undefined {
  return (
    grepped(text) ??
    formed(text, heading) ??
    sysctl(text, heading) ??
    fileListed(text, heading) ??
    who(text, heading) ??
    version(text, heading)
  );
}

function formed(text: string, { paths }: Heading): Shown | undefined {
  const found = forms.find(({ form }) => form.test(text));
  if (!found) return undefined;
  const named = paths.filter((path) => found.kind.test(path));
  return { lines: named.length > 0 ? named : found.usual };
}

/** `PATH:LINE`, as grep(1) shows a line of one of several files. */
function grepped(text: string): Shown | undefined {
  const [, path, line] = /^(\/etc\/[\w./-]+):(?:\d+:)?(.+)$/.exec(text) ?? [];
  return path === undefined || line === undefined ? undefined : { lines: [path], text: line };
}

/** `NAME = VALUE`, as sysctl(8) prints it; a file of settings has seldom blanks there, and may not be in force. */
function sysctl(text: string, { paths }: Heading): Shown | undefined {
  const [, name, value] = /^((?:kernel|user|net|fs)\.[\w.-]+) = (-?\d+)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined && !paths.some((path) => path.startsWith('/etc/')))
    return { lines: [`/proc/sys/${name.replaceAll('.', '/')}`], text: value };
  const setting = paths.filter((path) => path.startsWith('/proc/sys/'));
  return setting.length > 0 && /^-?\d+$/.test(text) ? { lines: setting } : undefined;
}

/**
 * A line of `ls -l`. A name without a directory is in the one that was listed. Where a `+` says that there is a list of
 * who else may, the mode tells nothing.
 */
function fileListed(text: string, { paths }: Heading): Shown | undefined {
  const [letters = '', count = '', owner, group, ...rest] = text.split(/ +/);
  const [, mode, mark] = /^([-dlcbps][rwxsStT-]{9})([+.@]?)$/.exec(letters) ?? [];
  const name = rest.at(-1);
  if (mode === undefined || !/^\d+$/.test(count) || owner === undefined || group === undefined)
    return undefined;
  if (mark === '+' || name === undefined) return {};
  const [directory, ...others] = paths;
  if (name.startsWith('/')) return { listed: { path: name, mode, owner, group } };
  if (directory === undefined || others.length > 0) return {};
  return { listed: { path: `${directory}/${name}`, mode, owner, group } };
}

/** What id(1) and whoami(1) print. */
function who(text: string, { program }: Heading): Shown | undefined {
  if (program === 'whoami' && /^[a-z_][\w.-]*$/.test(text))
    return text === 'root' ? {} : { account: { name: text } };
  // IDs have 32 bits.
  const [, uid, name, gid] = /^uid=(\d{1,10})\(([a-z_][\w.-]*)\) gid=(\d{1,10})\b/.exec(text) ?? [];
  if (name === undefined || uid === '0') return undefined;
  return { account: { name, ids: { uid: Number(uid), gid: Number(gid) } } };
}

/** A version of LXC or of the kernel, where a program was asked for it, or a package or a person names it. */
function version(text: string, { program = '' }: Heading): Shown | undefined {
  const [, kernel] = (program === 'uname' ? anyKernel : namedKernel).exec(text) ?? [];
  if (kernel !== undefined) return { lines: ['/proc/sys/kernel/osrelease'], text: kernel };
  const asked = program.startsWith('lxc-') ? /^v?(\d+\.\d+\.\d+)/.exec(text) : null;
  const [, release] = asked ?? packaged.exec(text) ?? named.exec(text) ?? [];
  return release === undefined ? undefined : { release };
}

const anyKernel = /^(?:Linux \S+ )?(\d\S*)/;
const namedKernel = /^Linux \S+ (\d\S*) #/;
/** A line of `dpkg -l`. */
const packaged = /^ii +(?:lxc|liblxc1)(?::\w+)? +(?:\d:)?([1-7]\.\d{1,2}\.\d{1,2})\b/;
const named = /\b(?:lib)?lxc[ :-]{1,2}(?:version:? )?(?:1:)?v?([1-7]\.\d{1,2}\.\d{1,2})\b/i;
