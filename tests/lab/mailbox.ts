import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** One e-mail as it came in. */
export type Post = { readonly to: string; readonly id: string; readonly raw: string };

/** A real SMTP server that keeps what it gets. */
export type Mailbox = {
  readonly url: string;
  readonly posts: Post[];
  /** Set to refuse recipients with this status. */
  refuse: number | undefined;
  /** Called when somebody names a recipient, before there is any e-mail. */
  knocked: () => void;
  /** Called with each e-mail once it lies in the box and before the sender is told. Throw, and the sender never hears of it. */
  taken: (post: Post) => Promise<void> | void;
  /** The first e-mail of each Message-ID: what a mailbox shows that knows repeats. */
  shown(): readonly Post[];
  stop(): Promise<void>;
};

/** Opens a mailbox on a free port. */
export async function aMailbox(): Promise<Mailbox> {
  const box = {
    posts: [] as Post[],
    refuse: undefined as number | undefined,
    knocked: (): void => undefined,
    taken: (_post: Post): Promise<void> | void => undefined,
    shown: () => box.posts.filter(({ id }, index) => box.posts.findIndex((other) => other.id === id) === index),
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onRcptTo: (_address, _session, done) => {
      box.knocked();
      if (box.refuse === undefined) done();
      else done(Object.assign(new Error('no such mailbox here'), { responseCode: box.refuse }));
    },
    onData: (stream, session, done) => {
      void keep(stream, session.envelope.rcptTo[0]?.address ?? '').then(
        () => done(),
        () => {
          server.connections.forEach((connection) => {
            // smtp-server leaves its connections untyped; each holds the socket it serves.
            (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
          });
        },
      );
    },
  });
  async function keep(stream: SMTPServerDataStream, to: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer); // without encoding it streams buffers
    const raw = Buffer.concat(chunks).toString('utf8');
    const post = { to, id: /^Message-ID:\s*(\S+)/im.exec(raw)?.[1] ?? '', raw };
    box.posts.push(post);
    await box.taken(post);
  }
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  return Object.assign(box, { url: `smtp://127.0.0.1:${port}`, stop });
}
