import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTS } from '../../../tests/host/database';
import { aHost, theHost } from '../../../tests/host/host';

it('says that it is alive and ready, and why', async () => {
  const { url } = await theHost();
  expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ alive: true });
  const ready = await fetch(`${url}/health/ready`);
  expect({ status: ready.status, body: await ready.json() }).toEqual({
    status: 200,
    body: { ready: true, checks: { database: 'ok', disk: 'ok' } },
  });
});

it('counts requests by route, and never by who asked for what', async () => {
  const { url } = await theHost();
  await fetch(`${url}/admin/login?phone=13800001234`, {
    method: 'POST',
    headers: { 'x-request-id': 'seen-in-the-log' },
  });
  const page = await (await fetch(`${url}/metrics`)).text();
  expect(page).toMatch(/hearth_requests_total\{lane="strapi",method="POST",route="\/admin\/login",status="4xx"\} \d+/);
  expect(page).toMatch(/hearth_requests_total\{lane="fast",method="GET",route="\/health\/live",status="2xx"\} \d+/);
  expect(page).toContain('process_resident_memory_bytes');
  const logs = readdirSync(HOSTS)
    .filter((name) => name.endsWith('.log'))
    .map((name) => readFileSync(join(HOSTS, name), 'utf8'))
    .join('');
  expect(logs).toContain('"requestId":"seen-in-the-log"');
  expect(logs).not.toContain('13800001234');
});

it('shows its figures to the holder of the token alone, once there is one', async () => {
  const host = await aHost({ env: { HEARTH_METRICS_TOKEN: 'let-me-see' } });
  const ask = (headers: Record<string, string>): Promise<Response> => fetch(`${host.url}/metrics`, { headers });
  expect((await ask({})).status).toBe(404);
  expect((await ask({ authorization: 'Bearer guess' })).status).toBe(404);
  expect((await ask({ authorization: 'Bearer let-me-see' })).status).toBe(200);
  await host.stop();
});

it('finishes what it is answering before it goes', async () => {
  const host = await aHost();
  // bcrypt makes a sign-in the longest answer there is: a few hundred milliseconds, long enough to be stopped in.
  const signIns = Array.from({ length: 3 }, () =>
    fetch(`${host.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'root@hearth.example', password: 'Root-of-Tests-1' }),
    }).then((answer) => answer.status),
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  const gone = new Promise((resolve) => host.child.once('exit', resolve));
  host.child.kill('SIGTERM');
  expect(await Promise.all(signIns)).toEqual(Array.from({ length: 3 }, () => 200));
  expect(await gone).toBe(0);
  await expect(fetch(`${host.url}/health/live`)).rejects.toThrow();
});
