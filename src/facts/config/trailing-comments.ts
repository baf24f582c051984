import { type Line, narrow } from '../../base/place.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { parsedConfig, settings } from './config.ts';

/** A line of the container's own config with a comment behind the value, which LXC takes for a part of it. */
export interface TrailingComment {
  readonly at: Statement;
  readonly comment: Line;
}

/** Only where a # behind a blank can be nothing else, and where no other rule stumbles over the value. */
const keys =
  /^lxc\.(?:uts\.name|utsname|start\.auto|group|net\.\d+\.(?:hwaddr|mtu)|network\.(?:hwaddr|mtu))$/;

export const trailingComments: Fact<'container', readonly TrailingComment[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    know(settings);
    return know(parsedConfig).statements.flatMap((at) => {
      const from = /[ \t]#/.exec(at.value);
      if (!from || at.via.length > 0 || !keys.test(at.key)) return [];
      const start = at.at.text.indexOf('#', at.valueAt.column);
      const end = at.at.text.trimEnd().length;
      return start === -1 ? [] : [{ at, comment: narrow(at.at, start, end - start) }];
    });
  },
};
