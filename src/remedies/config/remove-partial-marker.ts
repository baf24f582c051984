import { phrase } from '../../base/phrase.ts';
import type { PartialMarker } from '../../facts/config/partial-container.ts';
import { type Fix, manual } from '../../model/action.ts';

/** Needs confirmation: lxc-create may be running now, or have left half a rootfs. */
export function removePartialMarker(
  { path, stat, text }: PartialMarker,
  { uid, name }: { readonly uid: number; readonly name: string },
): Fix {
  if (text === undefined || stat.kind !== 'file' || stat.uid !== uid)
    return manual(
      phrase`make the container again with lxc-create, or remove the file if the rootfs is complete`,
    );
  return {
    safety: 'unsafe',
    title: phrase`remove the file, if lxc-create is not running and the rootfs is complete`,
    actions: [{ do: 'write', by: name, path, before: text, after: null, mode: stat.mode & 0o777 }],
  };
}
