import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryShown, WholeTakedown } from '../../../contract';
import { until } from '../../../../tests/host/a-node';
import { aHost } from '../../../../tests/host/host';
import { newsroom, paragraph } from '../../../../tests/host/newsroom';
import { aPerson, call } from '../../../../tests/host/people';

/** A platform without an API: its pages are what a stranger sees. */
async function aPlatformOfPages() {
  const pages = new Map<string, { status: number; text: string }>();
  const server = createServer((request, answer) => {
    const { status, text } = pages.get(request.url ?? '') ?? { status: 404, text: '' };
    answer.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { pages, server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A host with people for orders, a column that goes out on an account by hand, and that account's platform. */
export async function aTakedownRoom() {
  const { pages, server, address } = await aPlatformOfPages();
  const host = await aHost({ env: { HEARTH_PROBE_HOSTS: address } });
  const [chief, head, officer] = await Promise.all([
    aPerson(host).role('chief-editor').signedIn(),
    aPerson(host).role('desk-head').signedIn(),
    aPerson(host).role('compliance-officer').signedIn(),
  ]);
  const { documentId: column } = await newsroom(host).column({ slug: 'takedown', name: '撤稿测试' });
  const channel = {
    ...{ station: 'yunze', platform: 'weibo', name: '云泽微博', account: 'yunze-weibo', locale: 'zh-Hans' },
    ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo' },
    ...{ owner: null, active: true },
  };
  const { body: made } = await call(host, host, 'POST', '/cms/channels', channel);
  const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const targets = { station: 'yunze', column, version: 0, targets: [{ channel: made.id, ...when }] };
  const set = await call(host, host, 'PUT', '/cms/channels/targets', targets);
  if (set.status !== 200) throw new Error(JSON.stringify([made, set.body]));

  const deliveriesOf = async (documentId: string): Promise<DeliveryShown[]> =>
    (await call(host, host, 'GET', `/cms/deliveries?documentId=${documentId}`)).body.deliveries as DeliveryShown[];
  return {
    ...{ host, chief, head, officer, column, pages, channel: made.id as string, deliveriesOf },
    async story(title: string, text: string): Promise<string> {
      const { documentId } = await newsroom(host).draft({ column, title, body: [paragraph(text)] });
      await newsroom(host).publish(documentId);
      return documentId;
    },
    /** Posts it by hand and proves it by its link; gives the path of its page. */
    async posted(documentId: string, title: string): Promise<string> {
      const [row] = await until(
        () => deliveriesOf(documentId),
        (rows) => rows[0]?.state === 'manual',
        20_000,
      );
      const path = `/post/${documentId}-${row?.revision ?? 0}`;
      pages.set(path, { status: 200, text: `<h1>${title}</h1>` });
      const proof = { version: row?.version, url: `http://${address}${path}` };
      const { body } = await call(host, host, 'POST', `/cms/deliveries/${row?.id}/prove`, proof);
      if (body.state !== 'live') throw new Error(JSON.stringify(body));
      return path;
    },
    bodyOf: (documentId: string, number: string, more: object = {}): object => ({
      ...{ number, authority: 'superior', issuer: '省委网信办', reason: '内容失实' },
      ...{ publicNote: '经核实内容失实，本稿已撤下。', scope: { kind: 'lineage', documentId } },
      ...{ responsible: head.person.id, minutes: 10, ...more },
    }),
    seeing: async (id: string): Promise<WholeTakedown> =>
      (await call(host, chief, 'GET', `/cms/takedowns/${id}`)).body as WholeTakedown,
    async end(): Promise<void> {
      await host.stop();
      server.close();
    },
  };
}
