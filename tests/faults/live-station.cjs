// A station's live video whole, with an encoder that comes and goes and a viewer who takes every part: for tests of what stands on the picture.
require('./typescript.cjs');
const { answering } = require('./answering.cjs');
const { testFilmFile } = require('../../plugins/streaming/engine/testing/test-film.ts');
const { aLiveStation } = require('../../plugins/streaming/server/testing/a-live-station.ts');
const { aViewer } = require('../../plugins/streaming/server/testing/a-viewer.ts');
const { ROOT } = require('../../plugins/streaming/server/testing/studio.ts');

async function main() {
  const film = await testFilmFile(ROOT, { width: 640, height: 360, seconds: 10 });
  const station = await aLiveStation();
  let encoder = station.encoder(film);
  const viewer = aViewer(station.address, station.playback);
  answering(
    {
      place: () => ({ databaseUrl: station.desk.db.url, room: station.room }),
      silence: async () => {
        encoder.stop();
        await encoder.stopped;
      },
      send: () => {
        encoder = station.encoder(film);
      },
      sent: () => encoder.sent.length,
      parts: () => viewer.parts.length,
    },
    async () => {
      await viewer.stop();
      await station.close();
    },
  );
}

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
