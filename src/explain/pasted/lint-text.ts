import type { Place } from '../../base/place.ts';
import { lint } from '../../engine/lint.ts';
import { parseVersion, type Version } from '../../lxc/version.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import type { Rules } from '../../model/rule.ts';
import type { Look } from '../settle.ts';
import { type Located, located } from './located.ts';
import type { Pasted } from './pasted.ts';
import { textHost } from './text-host.ts';

/**
 * What the rules say of the machine that a text shows: a finding counts where it stands on what was shown, and that
 * there is none where without it nobody could say. `started` is the container that the log is about.
 */
export function lintText(shown: Pasted, started: string | undefined, rules: Rules): Look {
  const lxc = namedRelease(shown);
  const nothing = { platform: { ...unknownPlatform, lxc }, outcomes: [] };
  const there = located(shown, started);
  if (!there || there.files.size + there.listed.size === 0) return nothing;
  const about = { there, releases: lxc ? [lxc] : usual, rules };
  const presumed = judged({ ...about, presumed: true });
  const plain = judged({ ...about, presumed: false });
  const before = judged({ ...about, there: nothingOf(there), presumed: false });
  const wrong = presumed.outcomes
    .filter(({ status }) => status === 'fail')
    .map((outcome) => ({ ...outcome, findings: outcome.findings.flatMap(asShown(there)) }));
  const isNews = ({ rule }: Outcome) =>
    !before.outcomes.some((each) => each.rule === rule && each.status === 'pass');
  const well = plain.outcomes.filter((outcome) => outcome.status === 'pass' && isNews(outcome));
  return { platform: { ...plain.platform, lxc }, outcomes: [...wrong, ...well] };
}

/** The same machine before anything was shown: its config is there, and empty. */
const nothingOf = (there: Located): Located => ({
  ...there,
  files: new Map([...there.files.keys()].filter((path) => ofContainer.test(path)).map((path) => [path, []])),
  listed: new Map(),
});

const ofContainer = /\/(?:config|default\.conf)$/;

interface About {
  readonly there: Located;
  readonly presumed: boolean;
  readonly releases: readonly Version[];
  readonly rules: Rules;
}

/** What holds for each release that it may be. */
function judged({ there, presumed, releases, rules }: About): Look {
  const host = textHost(there, presumed);
  const users = [{ kind: 'user', name: there.person.name } as const];
  const all = releases.map((lxc) => lint(host, rules, { machine: { kind: 'machine', lxc }, users }));
  const holds = (outcome: Outcome) =>
    all.every(({ outcomes }) => outcomes.some((each) => agree(each, outcome)));
  const [first] = all;
  return {
    platform: first?.platform ?? { ...unknownPlatform, lxc: undefined },
    outcomes: (first?.outcomes ?? []).filter(holds),
  };
}

/** Where a text names no release: the oldest and the newest that a Debian has. What holds for both holds for all. */
const usual = ['4.0.6', '7.0.0'].flatMap((each) => parseVersion(each) ?? []);

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
  ({ files, whole, listed }: Located) =>
  (finding: Finding): Finding[] => {
    const isShown = ({ path }: Place) => files.has(path) || listed.has(path);
    const [first, ...others] = finding.evidence;
    const isPart = ofContainer.test(first.at.path) && !whole.has(first.at.path);
    if (!isShown(first.at) || (first.at.text === undefined && isPart)) return [];
    return [{ ...finding, evidence: [first, ...others.filter(({ at }) => isShown(at))] }];
  };
