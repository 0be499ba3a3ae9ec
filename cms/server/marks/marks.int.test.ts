import { Client } from 'pg';
import type { Mark, ReviewCase } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let database: Client;
let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  desk = await aDesk(host, { proofs: [{ proof: 1, before: 2 }] });
});
afterAll(() => database.end());

type View = { readonly marks: readonly Mark[]; readonly open: number; readonly people: readonly { id: string }[] };

const FIRST = '青禾县 21 日启动防汛四级响应。';
const SECOND = '沿河三个村的住户当晚全部转移。';
const at = (id: string): string => `/cms/marks/${id}/zh-Hans`;
const codeOf = ({ body }: Answer): string | undefined => body.error?.code;
const manuscript = async (): Promise<string> =>
  (await desk.manuscript({ body: [paragraph(FIRST), paragraph(SECOND)] })).documentId;
const on = (quote: string, text: string, block: number): Mark['anchor'] => {
  const from = text.indexOf(quote);
  return { field: 'body', block, from, to: from + quote.length, quote, before: '', after: '' };
};
const WHOLE: Mark['anchor'] = { field: 'body', block: 0, from: 0, to: 0, quote: '', before: '', after: '' };
const add = (who: SignedIn, id: string, more: object = {}): Promise<Answer> =>
  call(host, who, 'POST', at(id), {
    ...{
      revision: 1,
      anchor: on('四级', FIRST, 0),
      severity: 'must',
      reason: 'fact',
      text: '请核对是几级',
      mentions: [],
    },
    ...more,
  });
const added = async (...asked: Parameters<typeof add>): Promise<Mark> => {
  const { status, body } = await add(...asked);
  expect([status, body.error]).toEqual([201, undefined]);
  return body as Mark;
};
const view = async (who: SignedIn, id: string): Promise<View> => (await call(host, who, 'GET', at(id))).body as View;
const move = (who: SignedIn, id: string, ...[mark, event, why]: [Mark, string, string?]): Promise<Answer> =>
  call(host, who, 'POST', `${at(id)}/${mark.id}/moves`, { event, version: mark.version, ...(why && { why }) });
const save = (id: string, change: object) => newsroom(host, desk.author.token).save(id, change);

describe('a remark', () => {
  it('follows its words through edits, stays as an orphan when they go, and finds them again', async () => {
    const id = await manuscript();
    await added(desk.editor, id);
    await save(id, { body: [paragraph(SECOND), paragraph(`据悉，${FIRST}`)] });
    const { marks: moved } = await view(desk.editor, id);
    expect(moved[0]).toMatchObject({ orphaned: false, anchor: { block: 1, quote: '四级' } });
    expect(`据悉，${FIRST}`.slice(moved[0]!.anchor.from, moved[0]!.anchor.to)).toBe('四级');
    await save(id, { body: [paragraph(SECOND)] });
    expect((await view(desk.editor, id)).marks[0]).toMatchObject({
      orphaned: true,
      state: 'open',
      text: '请核对是几级',
    });
    await save(id, { body: [paragraph(SECOND), paragraph(FIRST)] });
    expect((await view(desk.editor, id)).marks[0]).toMatchObject({ orphaned: false, anchor: { block: 1 } });
  });

  it('lands where its words stand now when somebody saved while it was written, and nowhere when they are gone', async () => {
    const id = await manuscript();
    await save(id, { body: [paragraph('新的开头。'), paragraph(FIRST)] });
    expect((await added(desk.editor, id)).anchor).toMatchObject({ block: 1, quote: '四级' });
    const gone = await add(desk.editor, id, { anchor: on('三个村', SECOND, 1) });
    expect([gone.status, codeOf(gone)]).toEqual([409, 'MARKS.NOT_THERE']);
    const never = await add(desk.editor, id, { anchor: { ...WHOLE, quote: '从未写过的话', to: 6 } });
    expect(codeOf(never)).toBe('MARKS.NOT_THERE');
  });

  it('has a thread, calls people by name, and tells whoever wrote it that there is an answer', async () => {
    const id = await manuscript();
    const elsewhere = await aPerson(host)
      .at((await aStation(host).save()).slug)
      .signedIn();
    const mentions = [desk.head.person.id, elsewhere.person.id];
    const mark = await added(desk.editor, id, { mentions });
    const answer = await call(host, desk.author, 'POST', `${at(id)}/${mark.id}/replies`, {
      text: '是三级',
      mentions: [],
    });
    expect(answer.status).toBe(201);
    expect((answer.body as Mark).replies).toMatchObject([{ person: desk.author.person.id, text: '是三级' }]);
    const { rows } = await database.query<{ person: string }>(
      `SELECT address->>'person' AS person FROM notice WHERE kind = 'marks.called' AND link LIKE $1 ORDER BY created_at`,
      [`%${id}%`],
    );
    // Whoever may not see the manuscript is not told of it.
    expect(rows.map(({ person }) => person)).toEqual([desk.head.person.id, desk.editor.person.id]);
  });

  it('is of the stations that see the manuscript', async () => {
    const id = await manuscript();
    const outsider = await aPerson(host)
      .at((await aStation(host).save()).slug)
      .signedIn();
    expect((await add(outsider, id)).status).toBe(404);
    expect((await call(host, outsider, 'GET', at(id))).status).toBe(404);
  });
});

describe('a remark that must be settled', () => {
  it('keeps everybody from signing until it is done or excused with a reason, by whom may', async () => {
    const id = await manuscript();
    await desk.act(desk.author, id, 'submit');
    const first = await added(desk.editor, id);
    const second = await added(desk.head, id, { anchor: WHOLE, text: '缺一个消息来源' });
    await added(desk.head, id, { anchor: WHOLE, severity: 'note', text: '题目可以更短' });
    expect(codeOf(await desk.act(desk.editor, id, 'pass'))).toBe('REVIEW.OPEN_MARKS');
    expect(codeOf(await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 0 }))).toBe('REVIEW.OPEN_MARKS');
    const seen: ReviewCase = await desk.see(desk.editor, id);
    expect([seen.openMarks, seen.allowed.includes('pass')]).toEqual([2, false]);

    // Who wrote the words says that they are mended; that they may stay is for who judges.
    expect(codeOf(await move(desk.author, id, first, 'waive', '我觉得没错'))).toBe('MACHINE.GUARD_REFUSED');
    expect((await move(desk.author, id, first, 'resolve')).body).toMatchObject({ state: 'resolved', allowed: [] });
    expect(codeOf(await move(desk.author, id, first, 'resolve'))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(codeOf(await move(desk.chief, id, second, 'waive'))).toBe('MARKS.REASON_MISSING');
    const waived = await move(desk.chief, id, second, 'waive', '来源在电视稿里交代');
    expect(waived.body).toMatchObject({ state: 'waived', closed: { why: '来源在电视稿里交代' } });
    expect((await desk.act(desk.editor, id, 'pass')).status).toBe(200);
    const { rows } = await database.query<{ action: string }>(
      `SELECT action FROM ledger_entry WHERE subject = $1 AND action LIKE 'mark.%' ORDER BY seq`,
      [id],
    );
    const actions = ['mark.added', 'mark.added', 'mark.added', 'mark.resolve', 'mark.waive'];
    expect(rows.map(({ action }) => action)).toEqual(actions);
  });

  it('goes to the author with a return, and is opened again by who looks whether it was mended', async () => {
    const id = await manuscript();
    await desk.act(desk.author, id, 'submit');
    await added(desk.editor, id);
    await added(desk.chief, id, { text: '别人的批注' });
    await desk.act(desk.editor, id, 'send-back', { reason: 'fact', note: '见批注' });
    const { marks } = await view(desk.author, id);
    expect(marks.map(({ sentBack }) => sentBack?.level ?? null)).toEqual([1, null]);
    const [mine] = marks;
    const done = (await move(desk.author, id, mine!, 'resolve')).body as Mark;
    const again = await move(desk.editor, id, done, 'reopen');
    expect(again.body).toMatchObject({ state: 'open', closed: null });
  });

  it('is never passed by: a remark and a signature at the same moment do not both stand', async () => {
    const id = await manuscript();
    await desk.act(desk.author, id, 'submit');
    await Promise.all([desk.act(desk.editor, id, 'pass'), add(desk.chief, id)]);
    const { rows } = await database.query<{ action: string }>(
      `SELECT action FROM ledger_entry WHERE subject = $1 AND action IN ('mark.added', 'manuscript.review-signed') ORDER BY seq`,
      [id],
    );
    const { state } = await desk.see(desk.editor, id);
    const [firstDone] = rows;
    // Either the remark came first and nobody signed, or the signature came first and the remark waits for the next.
    expect(state).toBe(firstDone?.action === 'mark.added' ? 'l1' : 'l2');
  });
});
