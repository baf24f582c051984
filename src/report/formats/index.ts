import type { FormatEntry } from './format.ts';
import { pretty } from './pretty/pretty.ts';

/** Every report format, by its name for `--format`. */
export const formats = {
  pretty: { describe: 'for people', load: async () => pretty },
  json: {
    describe: 'for programs, by schema/report.schema.json',
    load: async () => (await import('./json.ts')).json,
  },
  line: {
    describe: 'PATH:LINE:COLUMN: SEVERITY: MESSAGE [RULE], for editors and grep',
    load: async () => (await import('./line.ts')).line,
  },
  nagios: {
    describe: 'a monitoring plugin for Nagios and Icinga, with its exit codes',
    load: async () => (await import('./nagios.ts')).nagios,
  },
  prometheus: {
    describe: 'metrics for the textfile collector of node_exporter',
    load: async () => (await import('./prometheus.ts')).prometheus,
    // node_exporter is another user, and the metrics have neither paths nor lines of files.
    mode: 0o644,
  },
  sarif: { describe: 'SARIF 2.1.0', load: async () => (await import('./sarif/sarif.ts')).sarif },
  junit: { describe: 'JUnit XML', load: async () => (await import('./junit.ts')).junit },
  tap: { describe: 'TAP 13', load: async () => (await import('./tap.ts')).tap },
  github: {
    describe: 'annotations of GitHub Actions',
    load: async () => (await import('./github.ts')).github,
  },
  gitlab: {
    describe: 'a Code Quality report of GitLab',
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  checkstyle: { describe: 'Checkstyle XML', load: async () => (await import('./checkstyle.ts')).checkstyle },
} satisfies Record<string, FormatEntry>;

export type Format = keyof typeof formats;
// Sound: the keys of a literal object.
export const formatNames = Object.keys(formats) as Format[];
export const formatEntry = (name: Format): FormatEntry => formats[name];
