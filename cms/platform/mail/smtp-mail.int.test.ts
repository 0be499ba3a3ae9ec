import { createServer, type AddressInfo } from 'node:net';
import { aMailbox, type Mailbox } from '../../../tests/lab/mailbox';
import type { Mail } from './mail';
import { createSmtpMail } from './smtp-mail';

let box: Mailbox;
let mail: Mail;

beforeEach(async () => {
  box = await aMailbox();
  mail = createSmtpMail({ url: box.url, from: 'news@yunze.example' });
});
afterEach(() => box.stop());

const message = { to: 'wang@yunze.example', subject: '样品报告即将到期', text: '请在开播前补交。' };

it('delivers, and says under which id', async () => {
  const { state, says } = await mail.send(message);
  const [post] = box.posts;
  expect([state, says, post?.to]).toEqual(['sent', post?.id, 'wang@yunze.example']);
  expect(post?.raw).toMatch(/^From: news@yunze\.example/m);
});

it.each([
  [550, true],
  [450, false],
])('tells a refusal of %d that is for good (%s), without the address', async (...[status, forGood]) => {
  box.refuse = status;
  const outcome = await mail.send(message);
  expect(outcome).toEqual({ state: 'refused', says: expect.stringContaining(String(status)) as string, forGood });
  expect(JSON.stringify(outcome)).not.toContain('wang@');
  expect(box.posts).toEqual([]);
});

it('knows that nothing left when the server is dead, and that trying again makes sense', async () => {
  const closed = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an address of this kind.
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
  const dead = createSmtpMail({ url: `smtp://127.0.0.1:${closed}`, from: 'news@yunze.example' });
  expect(await dead.send(message)).toMatchObject({ state: 'refused', forGood: false });
});

it('does not know what became of an e-mail whose answer was lost, and repeats it under the same id', async () => {
  box.taken = () => Promise.reject(new Error('cut'));
  expect((await mail.send({ ...message, id: 'notice-7' })).state).toBe('unknown');
  box.taken = () => undefined;
  expect(await mail.send({ ...message, id: 'notice-7' })).toEqual({
    state: 'sent',
    says: '<notice-7@yunze.example>',
  });
  expect([box.posts.length, box.shown().length]).toEqual([2, 1]);
});
