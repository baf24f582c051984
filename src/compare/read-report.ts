import { severities } from '../model/severity.ts';
import type { ComparedFinding } from '../report/comparison-report.ts';
import type { ContainerReport, ReportRun } from '../report/report.ts';
import type { Results } from './compare-results.ts';

/** What is compared of a JSON report. */
export interface ReadReport extends Results {
  readonly run: Pick<ReportRun, 'lxc' | 'kernel' | 'distro' | 'cgroupLayout'>;
}

/** The text is no report that can be compared. The message says why. */
export class BadReport extends Error {
  override name = 'BadReport';
}

/** Reads a report of `--format json`, which a stranger may have sent. Throws `BadReport`. */
export function readReport(text: string): ReadReport {
  const { schemaVersion, run, containers, findings } = objectIn(text);
  if (schemaVersion !== 2)
    throw new BadReport('it is not a report of --format json, or one of another lxc-lint');
  const { lxc, kernel, distro, cgroupLayout } = Object(run);
  return {
    run: {
      lxc: word(lxc),
      kernel: word(kernel),
      distro: word(distro),
      cgroupLayout: word(cgroupLayout),
    },
    containers: itemsOf(containers).filter(isContainer),
    findings: itemsOf(findings).filter(isFinding),
  };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new BadReport('it is not JSON');
  }
}

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function itemsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadReport('it has no list of containers or findings');
  return value;
}

const verdicts: readonly ContainerReport['verdict'][] = ['starts', 'running', 'fails', 'unknown', 'skipped'];

function isContainer(value: unknown): value is Results['containers'][number] {
  const { user, name, verdict } = Object(value);
  return typeof user === 'string' && typeof name === 'string' && verdicts.includes(verdict);
}

function isFinding(value: unknown): value is ComparedFinding {
  const { fingerprint, rule, severity, message, subject } = Object(value);
  const words = [fingerprint, rule, message];
  return (
    words.every((each) => typeof each === 'string') && severities.includes(severity) && isSubject(subject)
  );
}

function isSubject(value: unknown): boolean {
  const { kind, user, name } = Object(value);
  if (kind === 'machine') return true;
  return typeof user === 'string' && (kind === 'user' || (kind === 'container' && typeof name === 'string'));
}
