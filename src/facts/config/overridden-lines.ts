import { isList } from '../../lxc/config/keys/keys.ts';
import { vocabulary } from '../../lxc/config/keys/vocabulary.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { lxc } from '../install/lxc-version.ts';
import { parsedConfig, settings } from './config.ts';

/** A line of the container's own config whose key a line below it sets to another value. */
export interface OverriddenLine {
  readonly at: Statement;
  readonly by: Statement;
}

/** Only one value counts, but the config has several. Values from includes are meant to be overridden. */
export const overriddenLines: Fact<'container', readonly OverriddenLine[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { last } = know(settings);
    const find = vocabulary(know(lxc));
    return know(parsedConfig).statements.flatMap((at) => {
      const key = find(at.key);
      if (key === undefined || isList(key) || at.via.length > 0 || at.value === '') return [];
      const by = last.get(key.replacedBy ?? key.name);
      return by?.via.length === 0 && by.at.line > at.at.line && by.value !== at.value ? [{ at, by }] : [];
    });
  },
};
