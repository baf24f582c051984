import type { Condition } from './row.ts';

/** A decimal whole number from `least` to `most`, both included. */
export const isNumber = (value: string, least: number, most: number): boolean =>
  /^(-[1-9]\d{0,15}|\d{1,16})$/.test(value) && Number(value) >= least && Number(value) <= most;

export const number =
  (least: number, most: number): Condition =>
  (value) =>
    isNumber(value, least, most);

export const oneOf =
  (...values: readonly string[]): Condition =>
  (value) =>
    values.includes(value);

export const words = (value: string): string[] => value.split(/[ \t]+/).filter(Boolean);
