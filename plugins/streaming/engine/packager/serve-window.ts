import type { Socket } from 'node:net';
import { writeWord, type WindowWord } from '../wire/window-word.rules';
import type { Told } from './room';

/** Those who follow what is made. */
export type Followers = {
  join(socket: Socket, replay: Iterable<Told>): void;
  tell(word: WindowWord, bytes?: Buffer): void;
};

/** A host that has this much unread is stuck: it is cut off, and gets the window anew when it comes back. */
const UNREAD = 64 * 1024 * 1024;

/** Hands each word to all that follow, encoded once. */
export function createFollowers(): Followers {
  const sockets = new Set<Socket>();
  const send = (socket: Socket, pieces: readonly Buffer[]): void => {
    socket.cork();
    for (const piece of pieces) if (piece.length > 0) socket.write(piece);
    socket.uncork();
  };
  return {
    join(socket, replay) {
      for (const [word, bytes] of replay) send(socket, writeWord(word, bytes));
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // It says nothing; reading lets us see that it is gone.
      socket.on('error', () => undefined).resume();
    },
    tell(word, bytes) {
      const pieces = writeWord(word, bytes);
      for (const socket of sockets) {
        if (socket.writableLength > UNREAD) socket.destroy();
        else send(socket, pieces);
      }
    },
  };
}
