// Saves a house and brings it back into an empty database, as `npm run backup` and `npm run restore` do once the tables are there.
const { join } = require('node:path');
const { backup } = require('../../cms/lib/bin/backup.js');
const { restore } = require('../../cms/lib/bin/restore.js');

const { FROM, TO, FOLDER } = process.env;

async function bringBack() {
  const folder = join(FOLDER, 'backup');
  await backup({ databaseUrl: FROM, uploads: join(FOLDER, 'none'), target: folder, at: new Date() });
  await restore({ folder, databaseUrl: TO, uploads: join(FOLDER, 'uploads') });
}

bringBack().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
