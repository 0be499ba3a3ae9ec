import { Client } from 'pg';
import { FULL_REVIEW, type InboxLine, type ReviewCase } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, call, type SignedIn } from '../../../tests/host/people';
import { aDesk, codeOf, stateOf } from '../../../tests/host/review';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const entriesOf = async (id: string, action: string): Promise<readonly Record<string, unknown>[]> => {
  const { rows } = await database.query<{ facts: Record<string, unknown> }>(
    'SELECT facts FROM ledger_entry WHERE subject = $1 AND action = $2 ORDER BY seq',
    [id, action],
  );
  return rows.map(({ facts }) => facts);
};

describe('a jump', () => {
  it('is refused where the rules name none, and never silent where they do', async () => {
    const strict = await aDesk(host, { proofs: [] });
    const { documentId: plain } = await strict.manuscript();
    expect(codeOf(await strict.act(strict.author, plain, 'submit', { to: 3 }))).toBe('REVIEW.NO_JUMP');
    const desk = await aDesk(host, { proofs: [], jumpTo: [3] });
    const { documentId: id } = await desk.manuscript();
    expect((await desk.see(desk.author, id)).allowed).toEqual(expect.arrayContaining(['submit', 'submit_l3']));
    expect(codeOf(await desk.act(desk.author, id, 'submit', { to: 2 }))).toBe('REVIEW.NO_JUMP');
    expect(stateOf(await desk.act(desk.author, id, 'submit', { to: 3 }))).toBe('l3');
    // The ledger is written with the transaction's end.
    expect(await entriesOf(id, 'review.to_l3')).toMatchObject([{ jumped: true, over: [1, 2] }]);
    // What was passed over is still missing: nothing goes out before it is made up for.
    expect(stateOf(await desk.act(desk.chief, id, 'pass'))).toBe('l1');
    expect((await newsroom(host, desk.editor.token).tryPublish(id)).status).toBe(400);
  });
});

describe('a manuscript that was returned', () => {
  it('goes by every level again where the rules say from the start', async () => {
    const desk = await aDesk(host, { proofs: [], resubmit: 'from-start' });
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    await desk.act(desk.editor, id, 'pass');
    await desk.act(desk.head, id, 'pass');
    await desk.act(desk.chief, id, 'send-back', { reason: 'fact', note: '数字请再核一遍' });
    expect(stateOf(await desk.act(desk.author, id, 'submit'))).toBe('l1');
    expect(stateOf(await desk.act(desk.editor, id, 'pass'))).toBe('l2');
    expect(stateOf(await desk.act(desk.head, id, 'pass'))).toBe('l3');
    const signed = (await desk.act(desk.chief, id, 'pass')).body as ReviewCase;
    expect(signed).toMatchObject({ state: 'signed', missing: [] });
    // The signatures of the first way stay on record and cover nothing.
    expect(signed.signatures.map(({ covers }) => covers)).toEqual([false, false, true, true, true]);
  });
});

describe('rules', () => {
  it('of a new version hold for what is handed in later; what is under review keeps those it began with', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: begun } = await desk.manuscript();
    await desk.act(desk.author, begun, 'submit');
    const next = { ...FULL_REVIEW, levels: [3], proofs: [] };
    const put = (version: number) =>
      call(host, host, 'PUT', '/cms/review/policies', { station: 'yunze', column: desk.column, version, rules: next });
    expect((await put(0)).status).toBe(409);
    expect((await put(1)).body).toEqual({ version: 2 });
    const { documentId: fresh } = await desk.manuscript();
    expect(stateOf(await desk.act(desk.author, fresh, 'submit'))).toBe('l3');
    expect(stateOf(await desk.act(desk.editor, begun, 'pass'))).toBe('l2');
    expect((await desk.see(desk.head, begun)).rules.levels).toEqual([1, 2, 3]);
    const { rows } = await database.query<{ document_id: string; rules_version: string }>(
      'SELECT document_id, rules_version FROM review_case WHERE column_id = $1 ORDER BY document_id = $2',
      [desk.column, fresh],
    );
    expect(rows.map(({ rules_version }) => rules_version)).toEqual([
      `yunze/${desk.column}/1`,
      `yunze/${desk.column}/2`,
    ]);
  });

  it('of a small station let one person sign several levels, and the author none', async () => {
    const desk = await aDesk(host, { proofs: [{ proof: 1, before: 3 }], smallStation: true });
    const both = await aPerson(host).role('editor', 'desk-head', 'chief-editor').signedIn();
    const { documentId: id } = await desk.manuscript();
    await desk.act(desk.author, id, 'submit');
    expect(stateOf(await desk.act(both, id, 'pass'))).toBe('l2');
    expect(stateOf(await desk.act(both, id, 'pass'))).toBe('l3');
    // A review and a proof are done by two also here.
    expect(codeOf(await desk.act(both, id, 'proof', { proof: 1, errors: 0 }))).toBe('REVIEW.SAME_PERSON');
    expect((await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 0 })).status).toBe(200);
    expect(stateOf(await desk.act(both, id, 'pass'))).toBe('signed');
    const own = await newsroom(host, both.token).draft({ column: desk.column });
    expect(stateOf(await desk.act(both, own.documentId, 'submit'))).toBe('l1');
    expect(codeOf(await desk.act(both, own.documentId, 'pass'))).toBe('REVIEW.SAME_PERSON');
  });
});

it('refuses a deed on a case that somebody moved meanwhile', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  const { hash, version } = await desk.see(desk.editor, id);
  await desk.act(desk.editor, id, 'claim');
  const late = await call(host, desk.editor, 'POST', `/cms/review/manuscripts/${id}/zh-Hans/pass`, { hash, version });
  expect([late.status, codeOf(late)]).toEqual([409, 'HEARTH.CHANGED_MEANWHILE']);
});

const inbox = async (who: SignedIn, view: string): Promise<readonly InboxLine[]> =>
  (await call(host, who, 'GET', `/cms/review/inbox?view=${view}&limit=100`)).body.items as InboxLine[];

it('shows as overdue what waited longer than its level has', async () => {
  const desk = await aDesk(host, { proofs: [] });
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  const late = async (): Promise<boolean> =>
    (await inbox(desk.editor, 'overdue')).some(({ documentId }) => documentId === id);
  expect(await late()).toBe(false);
  await database.query(`UPDATE review_case SET due_at = now() - interval '1 minute' WHERE document_id = $1`, [id]);
  expect(await late()).toBe(true);
});

describe('what machine checks found red', () => {
  const RED = { title: '客车侧翻 3人受伤', body: [paragraph('事故造成5人受伤，均已送医。')] };
  type Report = { id: string; hash: string; findings: { severity: string; waiver: { name: string } | null }[] };

  it('keeps a level from being signed until a head waives it, and again when the waiver is taken back', async () => {
    const desk = await aDesk(host, { proofs: [] });
    const { documentId: id } = await desk.manuscript(RED);
    await desk.act(desk.author, id, 'submit');
    const seen = await desk.see(desk.editor, id);
    expect(seen.openReds).toBeGreaterThan(0);
    expect(seen.allowed).toContain('claim');
    expect(seen.allowed).not.toContain('pass');
    const reports = async (): Promise<Report[]> =>
      (await call(host, desk.head, 'GET', `/cms/checks/reports?station=yunze&documentId=${id}&locale=zh-Hans`)).body
        .reports as Report[];
    const report = (await reports()).find(({ hash }) => hash === seen.hash);
    const reds = (report?.findings ?? []).flatMap(({ severity }, at) => (severity === 'red' ? [at] : []));
    expect(reds).toHaveLength(seen.openReds);
    const at = `/cms/checks/reports/${report?.id ?? ''}/waivers`;
    const waiver = { kind: 'accepted', reason: '两处伤亡数字分属两起事故' };
    expect(codeOf(await call(host, desk.editor, 'POST', at, { finding: reds[0], ...waiver }))).toBe(
      'CHECKS.RED_NEEDS_A_HEAD',
    );
    for (const finding of reds)
      expect((await call(host, desk.head, 'POST', at, { finding, ...waiver })).status).toBe(201);
    expect(await desk.see(desk.editor, id)).toMatchObject({
      openReds: 0,
      allowed: expect.arrayContaining(['pass']) as string[],
    });
    expect((await reports())[0]?.findings[reds[0] ?? 0]?.waiver?.name).toBe(desk.head.person.name['zh-Hans']);

    const back = (who: SignedIn) => call(host, who, 'POST', `${at}/taken-back`, { finding: reds[0] });
    expect((await back(desk.author)).status).toBe(403);
    expect(codeOf(await back(desk.editor))).toBe('CHECKS.RED_NEEDS_A_HEAD');
    const [one, other] = await Promise.all([back(desk.head), back(desk.head)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    expect((await desk.see(desk.editor, id)).openReds).toBe(1);
    expect(codeOf(await desk.act(desk.editor, id, 'pass'))).toBe('REVIEW.RED_FINDINGS');
    expect((await call(host, desk.head, 'POST', at, { finding: reds[0], ...waiver })).status).toBe(201);
    expect(stateOf(await desk.act(desk.editor, id, 'pass'))).toBe('l2');
    expect(await entriesOf(id, 'check-finding.waiver-taken-back')).toHaveLength(1);
  });

  it('keeps a column without levels from publishing, and stands on the record of an order that goes out with it', async () => {
    const direct = await aDesk(host, { levels: [], proofs: [] });
    const { documentId: id } = await direct.manuscript(RED);
    const out = newsroom(host, direct.editor.token);
    const refused = await out.tryPublish(id);
    expect([refused.status, JSON.stringify(await refused.json())]).toEqual([
      400,
      expect.stringContaining('REVIEW.RED_FINDINGS'),
    ]);
    await out.save(id, { title: '客车侧翻 5人受伤' });
    expect((await out.tryPublish(id)).status).toBe(200);

    const desk = await aDesk(host, { proofs: [] });
    const { documentId: urgent } = await desk.manuscript(RED);
    const { openReds } = await desk.see(desk.chief, urgent);
    const order = { reason: '堤坝管涌，须立即告知群众', reviewer: desk.head.person.id };
    expect(stateOf(await desk.act(desk.chief, urgent, 'emergency', order))).toBe('emergency');
    expect(await entriesOf(urgent, 'review.order_emergency')).toMatchObject([{ reds: openReds }]);
    expect((await newsroom(host, desk.editor.token).tryPublish(urgent)).status).toBe(200);
  });
});

it('puts nothing aside that readers can meet', async () => {
  const desk = await aDesk(host, { levels: [1], proofs: [] });
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  await desk.act(desk.editor, id, 'pass');
  expect(await desk.see(desk.editor, id)).toMatchObject({ isOut: false });
  const room = newsroom(host, desk.editor.token);
  expect((await room.tryPublish(id)).status).toBe(200);
  const seen = await desk.see(desk.editor, id);
  expect([seen.isOut, seen.allowed.includes('spike')]).toEqual([true, false]);
  const refused = await desk.act(desk.editor, id, 'spike');
  expect([refused.status, codeOf(refused)]).toEqual([409, 'REVIEW.STILL_OUT']);
});
