import { lint } from '../../engine/lint.ts';
import { parseVersion, type Version } from '../../lxc/version.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import type { Evidence, Rules } from '../../model/rule.ts';
import type { Look } from '../settle.ts';
import type { Pasted } from './pasted.ts';
import { textHost } from './text-host.ts';

/**
 * What the rules say of the machine that a text shows: a finding counts where it stands on what was shown, and that
 * there is none where without it nobody could say. `started` is the container that the log is about.
 */
export function lintText(shown: Pasted, started: string | undefined, rules: Rules): Look {
  const lxc = namedRelease(shown);
  const nothing = { platform: { ...unknownPlatform, lxc }, outcomes: [] };
  if (shown.files.size === 0 && shown.listed.size === 0) return nothing;
  const about = { shown, started, presumed: false, rules };
  const [presumed, plain, before] = [
    judged({ ...about, presumed: true }),
    judged(about),
    judged({ ...about, shown: nothingOf(shown) }),
  ];
  if (!presumed || !plain) return nothing;
  const wrong = presumed.outcomes
    .filter(({ status }) => status === 'fail')
    .map((outcome) => ({ ...outcome, findings: outcome.findings.flatMap(asShown(shown)) }));
  const isNews = ({ rule }: Outcome) =>
    !before?.outcomes.some((each) => each.rule === rule && each.status === 'pass');
  const well = plain.outcomes.filter((outcome) => outcome.status === 'pass' && isNews(outcome));
  return { platform: { ...plain.platform, lxc }, outcomes: [...wrong, ...well] };
}

/** The same machine before anything was shown: its config is there, and empty. */
const nothingOf = (shown: Pasted): Pasted => ({
  ...shown,
  files: new Map([...shown.files.keys()].filter((path) => ofContainer.test(path)).map((path) => [path, []])),
  listed: new Map(),
});

const ofContainer = /(?:^|\/)(?:config|default\.conf)$/;

interface About {
  readonly shown: Pasted;
  readonly started: string | undefined;
  readonly presumed: boolean;
  readonly rules: Rules;
}

/** What holds for each release that it may be. */
function judged({ shown, started, presumed, rules }: About): Look | undefined {
  const found = textHost(shown, started, presumed);
  if (!found) return undefined;
  const { host, user } = found;
  const [first, ...others] = releasesOf(shown).map((lxc) =>
    lint(host, rules, { machine: { kind: 'machine', lxc }, users: [{ kind: 'user', name: user }] }),
  );
  const holds = (outcome: Outcome) =>
    others.every(({ outcomes }) => outcomes.some((each) => agree(each, outcome)));
  return first && { platform: first.platform, outcomes: first.outcomes.filter(holds) };
}

/** Where a text names no release: the oldest and the newest that a Debian has. What holds for both holds for all. */
const usual = ['4.0.6', '7.0.0'];

const releasesOf = (shown: Pasted): Version[] => {
  const named = namedRelease(shown);
  return named ? [named] : usual.flatMap((each) => parseVersion(each) ?? []);
};

/** A text that names several tells of an upgrade, or of other people. */
const namedRelease = ({ releases: [first, ...others] }: Pasted): Version | undefined =>
  first === undefined || others.length > 0 ? undefined : parseVersion(first);

const unknownPlatform = { layout: undefined, distro: undefined, kernel: undefined, hostname: undefined };

const agree = (one: Outcome, other: Outcome): boolean =>
  one.rule === other.rule && one.status === other.status && kinds(one) === kinds(other);

const kinds = ({ findings }: Outcome): string => findings.map(({ kind }) => kind).join();

/**
 * A finding without what it made of the rest of the machine; none where it stands on that alone. What is missing counts
 * where all of the file was shown: of a config people paste a part.
 */
const asShown =
  ({ files, whole, listed }: Pasted) =>
  (finding: Finding): Finding[] => {
    const names = [...files.keys(), ...listed.keys()].map((path) => path.replace(/^~/, ''));
    const isShown = ({ at }: Pick<Evidence, 'at'>) => names.some((name) => at.path.endsWith(name));
    const [{ at }, ...others] = finding.evidence;
    const isPart = ofContainer.test(at.path) && ![...whole].some((path) => at.path.endsWith(path));
    if (!isShown({ at }) || (at.text === undefined && isPart)) return [];
    return [{ ...finding, evidence: [finding.evidence[0], ...others.filter(isShown)] }];
  };
