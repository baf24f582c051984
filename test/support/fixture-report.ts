import pico from 'picocolors';
import { pretty } from '../../src/report/formats/pretty/pretty.ts';
import type { Report } from '../../src/report/report.ts';
import { type Fixture, ioFor, lintFixture } from './fixture.ts';

const texts = new Map<string, Promise<string>>();

/** The JSON report that the program prints of a fixture, which is linted once for all the laws. */
export async function reportOf(fixture: Fixture): Promise<Report> {
  const text = texts.get(fixture.file) ?? jsonOf(fixture);
  texts.set(fixture.file, text);
  // Each law has its own, so that none sees what another does to it.
  return JSON.parse(await text);
}

const jsonOf = async (fixture: Fixture): Promise<string> =>
  (await lintFixture(fixture, ['--format', 'json'])).out;

const options = {
  paint: pico.createColors(false),
  width: ioFor().width,
  detail: 'usual',
  severity: 'info',
} as const;

/** What the program prints of it: where a fixture holds that word for word, it is the program itself that is asked. */
export async function printedOf(fixture: Fixture): Promise<string> {
  if (fixture.notes.has('prints')) return (await lintFixture(fixture)).out;
  return pretty(await reportOf(fixture), options);
}
