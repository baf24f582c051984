import { didYouMean } from '../base/did-you-mean.ts';
import { type Format, formatNames } from '../report/formats/index.ts';
import { UsageError } from '../run/options.ts';
import type { Outputs } from '../run/outputs.ts';

/**
 * Where reports go in which format: `words` are those of `--format`, each a name or `NAME:FILE`, and `output` is the file for the
 * one without. Throws `UsageError` where two go to the same place.
 */
export function outputsFrom(words: readonly string[], output: string | undefined): Outputs {
  const named = (words.length === 0 ? ['pretty'] : words).map(outputFrom);
  const plain = named.filter(({ path }) => path === undefined);
  if (plain.length > 1)
    throw new UsageError(
      'only one format can go to standard output: give the others a file, as in json:FILE',
    );
  const [printed] = plain;
  if (output !== undefined && printed === undefined)
    throw new UsageError('--output is for a format without a file of its own, and each has one');
  const files = named.map(({ format, path = output }) => ({ format, path })).filter(isFile);
  const twice = files.find(({ path }, index) => files.findIndex((each) => each.path === path) < index);
  if (twice) throw new UsageError(`two reports cannot go to the same file ${twice.path}`);
  return { format: output === undefined ? printed?.format : undefined, files };
}

interface Output {
  readonly format: Format;
  readonly path: string | undefined;
}

const isFile = (output: Output): output is Output & { readonly path: string } => output.path !== undefined;

function outputFrom(word: string): Output {
  const [, given = word, path] = /^([^:]*):(.*)$/s.exec(word) ?? [];
  const format = formatNames.find((each) => each === given);
  if (format === undefined)
    throw new UsageError(
      `--format cannot be ${JSON.stringify(given)}${didYouMean(given, formatNames)}: choose from ${formatNames.join(', ')}`,
    );
  if (path === '') throw new UsageError(`--format ${word} needs the name of a file after the colon`);
  return { format, path };
}
