// Stands in for Node's own `assert` in the bundle: yargs wants two functions of it, and loading it takes longer than a
// whole lint.

/** @typedef {(actual: unknown, expected: unknown, message?: string) => void} Assertion */

module.exports = {
  /** @type {Assertion} */
  strictEqual(actual, expected, message) {
    if (!Object.is(actual, expected)) throw new Error(message);
  },
  /** @type {Assertion} */
  notStrictEqual(actual, expected, message) {
    if (Object.is(actual, expected)) throw new Error(message);
  },
};
