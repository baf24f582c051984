import type { Stat } from '../host/host.ts';
import { type Action, type Fix, root } from './action.ts';

const setuidBit = 0o4000;

export const isSetuidRoot = ({ mode, uid }: Stat): boolean => (mode & setuidBit) !== 0 && uid === 0;

/** Makes a program act as root for whoever runs it, as its package ships it. */
export function setuidRoot({ path, mode, uid, gid }: Stat & { readonly path: string }): Fix {
  const chown: Action = { do: 'owner', by: root, path, before: { uid, gid }, after: { uid: 0, gid: 0 } };
  const chmod: Action = { do: 'mode', by: root, path, before: mode, after: mode | setuidBit };
  return {
    safety: 'safe',
    title: 'make it setuid root again, as its package ships it',
    // Giving a file away takes its set-id bits, so the owner comes first: chown(2).
    actions: uid === 0 ? [chmod] : [chown, chmod],
  };
}
