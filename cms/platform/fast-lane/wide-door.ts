import type { Server } from 'node:http';

/** As many as most machines allow (`net.core.somaxconn`). */
const AT_THE_DOOR = 4_096;

/**
 * Lets a crowd wait at the door. Node asks for 511 places; whoever finds none is not answered at all and knocks again after one, three and
 * seven seconds, by which time everything is sold. To be called before the server listens.
 */
export function widenDoor(server: Server): void {
  const listen = server.listen.bind(server);
  const wide = (...given: readonly unknown[]): Server => {
    const [port, host, done] = given;
    // Node types each form of `listen` apart; a socket's path, or what says its own backlog, is left as it is.
    if (typeof port !== 'number' || typeof host !== 'string') return listen(...(given as Parameters<typeof listen>));
    // As above: the third of this form is what is called when the server listens.
    return listen({ port, host, backlog: AT_THE_DOOR }, done as () => void);
  };
  // As above: all forms of it in one.
  server.listen = wide as Server['listen'];
}
