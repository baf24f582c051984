import { encode } from '../../../base/bytes.ts';
import type { FindingReport } from '../../finding-report.ts';
import type { Report } from '../../report.ts';
import type { Judged } from '../format.ts';
import { isFile, type Located, located, relative } from '../located.ts';
import { oneLine, subjectName } from '../words.ts';

/** What the URIs are relative to: the working directory and the root of the host. */
export const bases = ({ cwd }: Judged) => ({
  SRCROOT: { uri: `file://${encoded(cwd === '/' ? '' : cwd)}/` },
  HOSTROOT: { uri: 'file:///' },
});

/** Where a finding is: the file, and what it is about. */
export const locations = (finding: FindingReport, report: Report, options: Judged) => [
  {
    physicalLocation: physical(located(finding, report), report, options),
    logicalLocations: [{ fullyQualifiedName: subjectName(finding.subject), kind: finding.subject.kind }],
  },
];

/** The files of its evidence, each with what is to be seen there. */
export const relatedLocations = ({ evidence }: FindingReport, report: Report, options: Judged) =>
  evidence.filter(isFile).map((each, id) => ({
    id,
    physicalLocation: physical(each, report, options),
    message: { text: oneLine(each.note) },
  }));

export function artifact(path: string, report: Report, options: Judged) {
  const uri = relative(path, report, options);
  // The root itself has no name below the root.
  const isBelow = uri.length < path.replace(/^\/+/, '').length;
  return { uri: encoded(uri || '.'), uriBaseId: isBelow ? 'SRCROOT' : 'HOSTROOT' };
}

function physical({ path, line, column, endColumn }: Located, report: Report, options: Judged) {
  const columns = column === undefined ? {} : { startColumn: column, endColumn: endColumn ?? column };
  const region = line === undefined ? {} : { region: { startLine: line, ...columns } };
  return { artifactLocation: artifact(path, report, options), ...region };
}

/** By bytes, as a name need not be UTF-8. */
const encoded = (path: string): string =>
  Array.from(encode(path), (byte) => {
    const letter = String.fromCharCode(byte);
    return /[\w./~-]/.test(letter) && byte < 0x80
      ? letter
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
