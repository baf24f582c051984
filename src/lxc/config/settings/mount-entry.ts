/** A line of an fstab, or the value of `lxc.mount.entry`: getmntent(3). */
export interface MountEntry {
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Undefined for an empty line or a comment. Fields missing after the target are empty. */
export function parseMountEntry(words: string): MountEntry | undefined {
  const [source, target = '', type = '', options = ''] = words
    .trim()
    .split(/[ \t]+/)
    .map(decode);
  if (!source || source.startsWith('#')) return undefined;
  return { source, target, type, options: options.split(',').filter(Boolean) };
}

const decode = (word: string): string =>
  word.replace(/\\(040|011|012|134|\\)/g, (_, code: string) =>
    code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 8)),
  );

/** Writes an entry as a line. */
export const showMountEntry = ({ source, target, type, options }: MountEntry): string =>
  [source, target, type || 'none', options.join(',') || 'defaults', '0', '0'].map(encode).join(' ');

const encode = (word: string): string =>
  word.replace(/[ \t\n\\]/g, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);

/** `bind` and `rbind` mount a part of the host's tree; all others are file systems of their own. */
export const isBind = ({ options }: MountEntry): boolean =>
  options.includes('bind') || options.includes('rbind');

/** File system types that cannot be mounted in a user namespace: those without FS_USERNS_MOUNT. */
export const needsHostRoot = ({ type }: MountEntry): boolean =>
  /^(ext[234]|xfs|btrfs|f2fs|vfat|msdos|exfat|ntfs3?|iso9660|udf|squashfs|erofs|zfs|nfs4?|cifs|smb3|ceph|9p)$/.test(
    type,
  );
