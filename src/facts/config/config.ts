import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import { type Config, readConfig } from '../../lxc/config/reader/read.ts';
import { type Settings, interpret as settingsOf } from '../../lxc/config/settings/settings.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost, configOnly } from '../access/config-reader.ts';
import { account } from '../account/account.ts';
import { lxc } from '../install/lxc-version.ts';
import { configFiles } from './config-files.ts';
import { blamedOnIncludes } from './shipped-refusal.ts';

/** Whether the config can be read, and why not. `not-searchable`: one of the directories above it. */
export type ConfigFile =
  | 'readable'
  | 'missing'
  | 'not-searchable'
  | 'not-readable'
  | 'directory'
  | 'not-regular';

/** What is at the path of the container's config. */
export const configFile: Fact<'container', ConfigFile> = {
  subject: 'container',
  gather: (_host, { config }, know) => {
    const host = know(configHost);
    const stat = attempt(() => host.stat(config));
    if (stat instanceof Unseen) return ifDenied(stat, 'not-searchable');
    if (stat === undefined) return 'missing';
    if (stat.kind !== 'file') return stat.kind === 'directory' ? 'directory' : 'not-regular';
    const text = attempt(() => host.read(config));
    return text instanceof Unseen ? ifDenied(text, 'not-readable') : 'readable';
  },
};

function ifDenied(unseen: Unseen, state: ConfigFile): ConfigFile {
  if (unseen.kind === 'denied') return state;
  throw unseen;
}

/**
 * The config as the installed LXC reads it, with what it includes, up to the line that LXC rejects. A file on its own is read on:
 * all that is wrong with it is to be told in one run.
 */
export const parsedConfig: Fact<'container', Config> = {
  subject: 'container',
  gather: (_host, { config }, know) => {
    if (know(configFile) !== 'readable') throw blocked('config-readable', phrase`${config} cannot be read`);
    const isLone = know(configOnly);
    const read = readConfig(config, know(lxc), know(configFiles), know(workingFolder), isLone);
    if (!read) throw new Unseen(phrase`${config} disappeared while it was read`);
    return isLone ? blamedOnIncludes(read, know(lxc)) : read;
  },
};

/** Relative paths start here: the current directory of this shell, or the home directory after a login. */
export const workingFolder: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (host, _container, know) => {
    if (know(configOnly)) return host.caller.env.PWD;
    const { uid, home } = know(account);
    return host.caller.uid === uid ? host.caller.env.PWD : home;
  },
};

/** The settings that the config adds up to. */
export const settings: Fact<'container', Settings> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const config = know(parsedConfig);
    const { refused, unseen } = config;
    // What a file on its own has beside its gaps is judged all the same (gaps.ts).
    if (know(configOnly)) return settingsOf(config, know(lxc));
    if (refused)
      throw blocked(
        refusedBy(refused.why),
        phrase`LXC stops reading ${config.path} at line ${refused.at.line}`,
      );
    const [first] = unseen;
    if (first?.reason.kind === 'denied')
      throw blocked('config-include', phrase`${config.path} includes a file that its user cannot read`);
    if (first) throw first.reason;
    return settingsOf(config, know(lxc));
  },
};

/** The rule that reports a rejected line, by the reason. */
export const refusedBy = (why: NonNullable<Config['refused']>['why']): string =>
  refusals[why] ?? 'config-syntax';

const refusals: Partial<Record<NonNullable<Config['refused']>['why'], string>> = {
  'legacy-key': 'legacy-keys',
  'include-missing': 'config-include',
  'include-unreadable': 'config-include',
  'include-loop': 'config-include',
  'include-refused': 'config-include',
};
