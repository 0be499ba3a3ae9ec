// A node with one tick that comes each two seconds and notes when it ran, by the clock of the database. Its own clock is as wrong as whoever starts
// it says.
require('./typescript.cjs');
const { answering } = require('./answering.cjs');
const { aNode } = require('../host/a-node.ts');

const node = aNode(process.env.DATABASE_URL);
node.schedule.tick({
  ...{ name: 'sweep', cron: '*/2 * * * * *', missed: 'run-once' },
  handle: async () => (tx) => tx('swept').insert({}),
});

answering({ start: () => node.start(), clock: () => Date.now() }, () => node.stop());
