const Sequencer = require('@jest/test-sequencer').default;

/** What takes minutes begins first, or it is still at it when all the rest is done. */
const LONGEST = [
  'tests/house/house.test.ts',
  'tests/house/new-plugin.int.test.ts',
  'cms/server/invariants/invariants.test.ts',
  'tests/routes/fuzz.int.test.ts',
];

/** The usual order, by size where nothing is remembered of the last run, behind those. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((file) => path.endsWith(file));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
