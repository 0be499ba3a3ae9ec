import { theHost } from './host';

describe('the booted host', () => {
  it('answers its health check', async () => {
    const { url } = await theHost();
    expect((await fetch(`${url}/_health`)).status).toBe(204);
  });

  it('lets the first administrator in, and nobody without a token', async () => {
    const { url, adminToken } = await theHost();
    const me = await fetch(`${url}/admin/users/me`, { headers: { authorization: `Bearer ${adminToken}` } });
    expect(me.status).toBe(200);
    expect((await fetch(`${url}/admin/users/me`)).status).toBe(401);
  });
});
