// Stands in for Node's own `assert` in the bundle: yargs wants two functions of it, and loading it takes longer than a
// whole lint.
module.exports = {
  strictEqual(actual, expected, message) {
    if (!Object.is(actual, expected)) throw new Error(message);
  },
  notStrictEqual(actual, expected, message) {
    if (Object.is(actual, expected)) throw new Error(message);
  },
};
