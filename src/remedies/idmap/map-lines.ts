import type { Line as Place } from '../../base/place.ts';
import { insertBelow, removeLine, replaceLine, replaceWords } from '../../fix/edit-lines.ts';
import type { IdMapLine as Line } from '../../lxc/config/settings/settings.ts';
import type { IdMap } from '../../lxc/idmap.ts';
import type { Action } from '../../model/action.ts';
import type { MapItem } from './repair-one-map.ts';

/** Who changes the lines, and where their files are. */
export interface ConfigWriter {
  readonly by: string;
  readonly home: string;
  readonly key: string;
  /** The last line of the config itself: new ones go below it. */
  readonly below: Place | undefined;
}

/**
 * The edits that turn the lines of a config into these maps; undefined where the user does not own such a line. Clearing
 * what was included with an empty `lxc.idmap =` is no way out: LXC 5.0.2 keeps using a map that it has freed.
 */
export function mapLines(
  lines: readonly Line[],
  maps: readonly MapItem[],
  writer: ConfigWriter,
): Action[] | undefined {
  const { by, home, key, below } = writer;
  const changed = lines.filter((line) => !stays(line, maps));
  const added = maps.filter(({ from }) => from === undefined);
  const write = (map: IdMap) => `${key} = ${words(map)}`;
  if (changed.some(({ at }) => at.via.length > 0 && !at.at.path.startsWith(`${home}/`))) return undefined;
  const anchor = lines.filter(({ at }) => at.via.length === 0).at(-1)?.at.at ?? below;
  if (added.length > 0 && !anchor) return undefined;
  return [
    ...changed.map((line) =>
      rewritten(
        line,
        maps.filter(({ from }) => from === line),
        write,
        by,
      ),
    ),
    ...(added.length > 0 && anchor ? [insertBelow(anchor, added.map(write), by)] : []),
  ];
}

function stays(line: Line, maps: readonly MapItem[]): boolean {
  const [map, more] = maps.filter(({ from }) => from === line);
  return map !== undefined && more === undefined && words(map) === words(line);
}

function rewritten(
  line: Line,
  [first, ...more]: readonly IdMap[],
  write: (map: IdMap) => string,
  by: string,
): Action {
  if (!first) return removeLine(line.at.at, by);
  return more.length === 0
    ? replaceWords(line.at.valueAt, words(first), by)
    : replaceLine(line.at.at, [first, ...more].map(write), by);
}

const words = ({ type, inside, host, count }: IdMap): string => `${type} ${inside} ${host} ${count}`;
