import type { Statement } from '../../lxc/config/reader/statement.ts';
import { isOfTemplates } from '../../lxc/shipped/shipped-files.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { lxc } from '../install/lxc-version.ts';
import { parsedConfig } from './config.ts';

/** The lines of a file on its own that include what LXC itself has not shipped since 3.0: whether the host has it is unknown. */
export const templateIncludes: Fact<'container', readonly Statement[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(configOnly) && atLeast(know(lxc), 3)
      ? know(parsedConfig).statements.filter(
          ({ key, value, via }) => key === 'lxc.include' && via.length === 0 && isOfTemplates(value),
        )
      : [],
};
