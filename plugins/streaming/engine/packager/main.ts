import type { PackagerNews, PackagerOrders } from '../wire/control';
import { serveControl } from '../wire/control-server';
import { settingsFrom } from '../wire/lines';
import { staySmall } from '../wire/stay-small';
import { createRooms } from './rooms';
import { serveSocket } from '../wire/serve-socket';
import { createFollowers } from './serve-window';
import { packagerSettings } from './settings';

/** Packages what encoders send, until nobody has asked for a while. */
async function main(): Promise<void> {
  // Sockets and recordings are for this user alone.
  process.umask(0o077);
  const settings = packagerSettings(await settingsFrom(process.stdin));
  const followers = createFollowers();
  const rooms = createRooms({
    settings,
    now: Date.now,
    tell: followers.tell,
    event: (event) => {
      control.event(event);
    },
    changed: () => {
      control.changed();
    },
  });
  const control = await serveControl<PackagerOrders, PackagerNews>({
    path: settings.control,
    lingerMs: settings.lingerMs,
    sync: (orders) => void rooms.sync(orders),
    news: () => rooms.news(),
    end: () => process.exit(0),
  });
  await serveSocket(settings.window, (socket) => {
    followers.join(socket, rooms.replay());
  });
}

staySmall();
main().catch((error: unknown) => {
  process.stderr.write(`packager: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
