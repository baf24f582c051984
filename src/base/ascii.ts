import { escaped } from './printable.ts';

/** What stands for our own signs where a terminal has letters of ASCII only. */
const signs: Readonly<Record<string, string>> = {
  '✔': '+',
  '✖': 'x',
  '●': '*',
  '│': '|',
  '…': '...',
  '→': '->',
  '–': '-',
  '’': "'",
};

/** Columns that a line of ours may take more for it: an ellipsis has three instead of one. */
export const asciiRoom = 2;

/** The text in ASCII; letters of names and files are escaped, as nothing else would tell them apart. */
export const inAscii = (text: string): string =>
  text.replace(/[^\n -~\x1b]/gu, (character) => signs[character] ?? escaped(character));
