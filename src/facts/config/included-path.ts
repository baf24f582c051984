import { type Line, narrow } from '../../base/place.ts';

/** A line with `lxc.include`, narrowed to the path behind the equals sign. */
export function includedPath(at: Line): Line {
  const value = at.text.slice(at.text.indexOf('=') + 1);
  const path = value.trim();
  return path === '' ? at : narrow(at, at.text.length - value.trimStart().length, path.length);
}
