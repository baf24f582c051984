import type { Format } from '../report/formats/index.ts';

/** Where the report of a run goes, in which format. */
export interface Outputs {
  /** On standard output; undefined where all reports go to files. */
  readonly format: Format | undefined;
  readonly files: readonly ReportFile[];
}

/** A report in this format, in a file that is replaced. */
export interface ReportFile {
  readonly format: Format;
  readonly path: string;
}

/** Whether it runs as a monitoring plugin, whose output and exit codes have rules of their own. */
export const isPlugin = ({ format }: Pick<Outputs, 'format'>): boolean => format === 'nagios';
