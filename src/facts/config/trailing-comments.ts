import { type Line, narrow } from '../../base/place.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { parsedConfig, settings } from './config.ts';

/** A line of the container's own config with a comment after the value, which LXC takes for a part of the value. */
export interface TrailingComment {
  readonly at: Statement;
  /** Narrowed to the comment. */
  readonly comment: Line;
  /** The comment and the setting, each on a line of its own. */
  readonly separated: readonly [string, string];
}

/** Only keys for which a # after a blank must be a comment, and whose value no other rule reports. */
const keys =
  /^lxc\.(?:uts\.name|utsname|start\.auto|group|net\.\d+\.(?:hwaddr|mtu)|network\.(?:hwaddr|mtu))$/;

/** For any other key of a file on its own: a shell or a program may make something of the rest of these. */
const free =
  /^lxc\.(?:hook\..*|net\.\d+\.script\..*|network\.script\..*|environment|init\.cmd|init_cmd|execute\.cmd|apparmor\.raw|console\.path|console|include)$/;

const isPlain = (key: string, isLone: boolean): boolean => keys.test(key) || (isLone && !free.test(key));

export const trailingComments: Fact<'container', readonly TrailingComment[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    know(settings);
    const isLone = know(configOnly);
    return know(parsedConfig).statements.flatMap((at) => {
      const from = /[ \t]#/.exec(at.value);
      if (!from || at.via.length > 0 || !isPlain(at.key, isLone)) return [];
      const start = at.at.text.indexOf('#', at.valueAt.column);
      const end = at.at.text.trimEnd().length;
      return start === -1
        ? []
        : [{ at, comment: narrow(at.at, start, end - start), separated: separated(at.at.text, start, end) }];
    });
  },
};

function separated(text: string, start: number, end: number): [string, string] {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return [indent + text.slice(start, end), text.slice(0, start).trimEnd()];
}
