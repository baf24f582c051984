import { type Symptom, symptomsOf } from '../src/model/symptom.ts';

/** A heading and what stands below it; nothing where there is nothing to say. */
export const section = (heading: string, paragraphs: readonly string[]): string =>
  paragraphs.some((each) => each !== '')
    ? [`## ${heading}\n`, ...paragraphs.map((each) => `${each}\n`)].join('\n')
    : '';

/** What LXC prints of a rule or a cause: what varies in a line is shown as an ellipsis. */
export function printedSection(of: Parameters<typeof symptomsOf>[0]): string {
  const lines = symptomsOf(of).map(shown);
  return section('What LXC prints', lines.length > 0 ? [lines.map((each) => `    ${each}`).join('\n')] : []);
}

const shown = ({ line }: Symptom): string => line.replaceAll('{}', '…');
