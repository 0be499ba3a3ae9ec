import { theHost } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aDesk } from '../../../tests/host/review';

it('lets out the words that were ordered out, and those that were written since only on an order of their own', async () => {
  const host = await theHost();
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript();
  const order = { reason: '堤坝管涌，须立即告知群众', reviewer: desk.head.person.id };
  const due = (await desk.act(desk.chief, id, 'emergency', order)).body.emergency.dueAt as string;
  await newsroom(host, desk.author.token).save(id, { title: '堤坝管涌，三个村正在转移' });
  const refused = await newsroom(host, desk.editor.token).tryPublish(id);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const again = await desk.act(desk.chief, id, 'emergency', order);
  expect(again.body.state).toBe('emergency');
  // The first order's deadline stays.
  expect(again.body.emergency.dueAt).toBe(due);
  expect((await newsroom(host, desk.editor.token).tryPublish(id)).status).toBe(200);
});
