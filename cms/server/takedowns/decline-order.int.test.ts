import type { WholeTakedown } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

type Told = { readonly title: string; readonly body: string; readonly link: string };

it('tells whoever proposed an order that it was declined and why, and nobody else; the story stands', async () => {
  const [chief, other, head] = await Promise.all([
    aPerson(host).role('chief-editor').signedIn(),
    aPerson(host).role('chief-editor').signedIn(),
    aPerson(host).role('desk-head').signedIn(),
  ]);
  const { documentId: column } = await newsroom(host).column({ slug: `decline-${Date.now()}`, name: '驳回撤稿' });
  const { documentId } = await newsroom(host).draft({ column, title: '老街夜市延长营业' });
  await newsroom(host).publish(documentId);
  const number = `驳〔2026〕${Date.now()}号`;
  const body = {
    ...{ number, authority: 'inside', issuer: '编委会', reason: '摊主说时间写错了', publicNote: '本稿已撤下。' },
    ...{ scope: { kind: 'lineage', documentId }, responsible: head.person.id, minutes: 10 },
  };
  const { order } = (await call(host, head, 'POST', '/cms/takedowns/proposals', body)).body as WholeTakedown;
  const decline = (who: SignedIn, reason: string): Promise<Answer> =>
    call(host, who, 'POST', `/cms/takedowns/${order.id}/decline`, { version: order.version, reason });
  expect((await decline(head, '自己驳回')).status).toBe(403);
  const answers = await Promise.all([decline(chief, '核实后时间无误'), decline(other, '核实后时间无误')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);

  const inbox = async (who: SignedIn): Promise<readonly Told[]> =>
    (await call(host, who, 'GET', '/cms/notices?kind=takedown.declined')).body.notices as Told[];
  const told = await until(
    () => inbox(head),
    (mine) => mine.length > 0,
    10_000,
  );
  expect(told).toMatchObject([
    { title: `撤稿提请未获同意：${number}`, body: '核实后时间无误', link: `/plugins/cms/takedowns/${order.id}` },
  ]);
  expect([await inbox(chief), await inbox(other)]).toEqual([[], []]);
  expect((await call(host, chief, 'GET', `/cms/takedowns/${order.id}`)).body.order).toMatchObject({
    ...{ state: 'declined', declinedReason: '核实后时间无误' },
  });
  expect((await newsroom(host).tryPublish(documentId)).status).toBe(200);
}, 30_000);
