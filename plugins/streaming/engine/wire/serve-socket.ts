import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Another process lives behind the same socket. */
export class AlreadyRuns extends Error {
  override name = 'AlreadyRuns';
}

/** Listens on a path for this user alone; one that a dead predecessor left is taken over, a living one is not pushed aside. */
export async function serveSocket(path: string, onSocket: (socket: Socket) => void): Promise<Server> {
  if (await isAnswered(path)) throw new AlreadyRuns(`a process listens at ${path} already`);
  rmSync(path, { force: true });
  const server = createServer(onSocket);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return server;
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });
}
