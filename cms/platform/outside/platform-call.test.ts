import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPlatformCall } from './platform-call';

async function ask(answers: RequestListener) {
  const server = createServer(answers);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const call = createPlatformCall(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard = await call({ host: 'api.example', path: '/videos' }, { signal: AbortSignal.timeout(20_000) });
  server.closeAllConnections();
  server.close();
  return heard;
}

it('reads what a platform answers, split wherever its line splits it', async () => {
  const whole = Buffer.from(JSON.stringify({ title: '脐橙下树' }));
  const heard = await ask((_asked, answer) => {
    answer.write(whole.subarray(0, 12));
    setTimeout(() => answer.end(whole.subarray(12)), 20);
  });
  expect(heard).toMatchObject({ ok: true, value: { status: 200, body: { title: '脐橙下树' } } });
});

it('takes words that are no JSON as they are, and nothing for nothing', async () => {
  expect(await ask((_asked, answer) => answer.end('busy'))).toMatchObject({ value: { body: 'busy' } });
  expect(await ask((_asked, answer) => answer.writeHead(204).end())).toMatchObject({
    value: { status: 204, body: '' },
  });
});

it('lets go of a platform that pours for ever, and says so', async () => {
  let poured = 0;
  const piece = Buffer.alloc(64 * 1024, 'x');
  const heard = await ask((_asked, answer) => {
    const pour = (): void => {
      if (answer.destroyed) return;
      poured += piece.length;
      if (answer.write(piece)) setImmediate(pour);
      else answer.once('drain', pour);
    };
    pour();
  });
  expect(heard).toEqual({ ok: false, error: { mayHaveArrived: true, reason: 'ANSWER_TOO_LONG' } });
  expect(poured).toBeLessThan(64 * 1024 * 1024);
});
