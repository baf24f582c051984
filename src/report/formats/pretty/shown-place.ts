import { type Place, showPlace } from '../../../base/place.ts';
import { printable } from '../../../base/printable.ts';
import type { RenderOptions } from '../format.ts';

/** A place as the reader’s shell would name it: `~/.local/share/lxc/web/config:14`. */
export function shownPlace(place: Place, { home }: Pick<RenderOptions, 'home'>): string {
  const shown = printable(showPlace(place));
  return home != null && shown.startsWith(`${home}/`) ? `~${shown.slice(home.length)}` : shown;
}
