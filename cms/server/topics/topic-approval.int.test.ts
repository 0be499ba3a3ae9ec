import type { StaffActor, Topic } from '../../contract';
import { systemIds } from '../../kernel';
import { approveTopic } from './approve-topic';
import { moveTopic } from './move-topic';
import { setChain } from './set-chain';
import { aPlanningDesk, done, NEWS, refused, type PlanningDesk } from './testing/a-planning-desk';
import { changeTopic, createTopic } from './write-topic';
import { viewTopic } from './view-topics';

let desk: PlanningDesk;
let reporter: StaffActor;
let head: StaffActor;
let chief: StaffActor;
beforeAll(async () => {
  desk = await aPlanningDesk();
  [reporter, head, chief] = [
    await desk.staff('reporter'),
    await desk.staff('desk-head'),
    await desk.staff('chief-editor'),
  ];
}, 60_000);
afterAll(() => desk.drop());

const sign = (who: StaffActor, { id, version }: Topic) => approveTopic(desk.deps, who, { id, version });
const move = (
  who: StaffActor,
  { id, version }: Topic,
  ...[event, more = {}]: [Parameters<typeof moveTopic>[2]['event'], object?]
) => moveTopic(desk.deps, who, { id, version, event, ...more });

describe('an approval', () => {
  it('goes step by step, with a signature, a ledger entry and an event for each', async () => {
    const pitched = await desk.pitched(reporter, { column: NEWS });
    expect(pitched).toMatchObject({ state: 'pitched', version: 2, chain: { signed: 0 }, undo: 'withdraw' });
    expect(pitched.moves.find(({ event }) => event === 'sign')?.because).toBe('TOPICS.NOT_YOUR_STEP');
    expect(await refused(sign(chief, pitched))).toBe('TOPICS.NOT_YOUR_STEP');
    const half = await done(sign(head, pitched));
    expect(half).toMatchObject({ state: 'pitched', chain: { signed: 1 }, undo: 'revoke' });
    expect(await refused(sign(head, half))).toBe('TOPICS.NOT_YOUR_STEP');
    const approved = await done(sign(chief, half));
    expect(approved).toMatchObject({ state: 'approved', chain: { signed: 2 } });

    const { signatures, history } = await done(viewTopic(desk.deps, chief, pitched.id));
    expect(signatures.map(({ person, step }) => [person, step])).toEqual([
      [head.id, 0],
      [chief.id, 1],
    ]);
    expect(new Set(signatures.map(({ hash }) => hash)).size).toBe(1);
    expect(history.map(({ event }) => event)).toEqual(['draft', 'pitch', 'sign', 'approve']);
    const written = await desk.ledger.of('yunze', pitched.id);
    expect(written.map(({ action }) => action)).toEqual([
      'topic.drafted',
      'topic.pitched',
      'topic.signed',
      'topic.approved',
    ]);
    const events = await desk.db.knex('outbox_event').where({ name: 'topic.moved', key: pitched.id }).orderBy('id');
    expect(events.map(({ payload }: { payload: { event: string } }) => payload.event)).toEqual([
      'draft',
      'pitch',
      'sign',
      'approve',
    ]);
  });

  it('is never given by its author or pitcher, nor by one person twice', async () => {
    await done(
      setChain(desk.deps, chief, {
        station: 'yunze',
        column: NEWS,
        steps: [
          { role: 'desk-head', post: null },
          { role: 'desk-head', post: null },
        ],
        version: 0,
      }),
    );
    const own = await desk.pitched(head, { column: NEWS });
    expect(await refused(sign(head, own))).toBe('TOPICS.OWN_PITCH');
    expect(await refused(move(head, own, 'reject', { reason: '自己退自己' }))).toBe('TOPICS.OWN_PITCH');
    const pitched = await desk.pitched(reporter, { column: NEWS });
    const half = await done(sign(head, pitched));
    expect(await refused(sign(head, half))).toBe('TOPICS.SIGNED_ALREADY');
    const other = await desk.staff('desk-head');
    expect((await done(sign(other, half))).state).toBe('approved');
  });

  it('is won by one of two who sign at once', async () => {
    const pitched = await desk.pitched(reporter);
    const other = await desk.staff('desk-head');
    const both = await Promise.all([sign(head, pitched), sign(other, pitched)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
    const { signatures } = await done(viewTopic(desk.deps, head, pitched.id));
    expect(signatures).toHaveLength(1);
    expect((await desk.ledger.of('yunze', pitched.id)).filter(({ action }) => action === 'topic.signed')).toHaveLength(
      1,
    );
  });

  it('is void once what was signed changes, and cannot be changed any more once it is complete', async () => {
    const half = await done(sign(head, await desk.pitched(reporter)));
    const noted = await done(changeTopic(desk.deps, reporter, { id: half.id, version: half.version, notes: '带雨具' }));
    expect(noted.chain?.signed).toBe(1);
    const dearer = await done(
      changeTopic(desk.deps, reporter, { id: half.id, version: noted.version, budgetFen: 900_000 }),
    );
    expect(dearer).toMatchObject({ state: 'pitched', chain: { signed: 0 } });
    expect((await done(viewTopic(desk.deps, head, half.id))).signatures).toEqual([]);
    const approved = await done(sign(chief, await done(sign(head, dearer))));
    expect(
      await refused(changeTopic(desk.deps, reporter, { id: half.id, version: approved.version, title: '换题' })),
    ).toBe('TOPICS.SETTLED');
    expect(
      (await done(changeTopic(desk.deps, reporter, { id: half.id, version: approved.version, place: '河湾' }))).place,
    ).toBe('河湾');
  });

  it('is taken back by who gave it last, and then given anew', async () => {
    const half = await done(sign(head, await desk.pitched(reporter)));
    expect(await refused(move(chief, half, 'revoke'))).toBe('TOPICS.NOT_YOUR_SIGNATURE');
    const back = await done(move(head, half, 'revoke'));
    expect(back).toMatchObject({ state: 'pitched', chain: { signed: 0 } });
    expect((await done(sign(head, back))).chain?.signed).toBe(1);
  });

  it('is refused with a reason, taken back, or pitched again from the first step', async () => {
    const half = await done(sign(head, await desk.pitched(reporter)));
    expect(await refused(move(chief, half, 'return'))).toBe('TOPICS.REASON_MISSING');
    const returned = await done(move(chief, half, 'return', { reason: '角度太大' }));
    expect(returned).toMatchObject({ state: 'returned', reason: '角度太大', undo: 'recall' });
    const recalled = await done(move(chief, returned, 'recall'));
    expect(recalled).toMatchObject({ state: 'pitched', chain: { signed: 1 }, reason: null });
    const again = await done(move(chief, recalled, 'return', { reason: '仍然太大' }));
    expect((await done(move(reporter, again, 'pitch'))).chain?.signed).toBe(0);
  });
});

describe('the duty roster', () => {
  const post = async (slug: string): Promise<string> => {
    const id = systemIds.next();
    await desk.db.knex('duty_post').insert({ id, station: 'yunze', slug, name_zh: slug, name_en: slug });
    return id;
  };
  const shift = (at: string, person: StaffActor, standIn?: StaffActor) =>
    desk.db.knex('duty_shift').insert({
      id: systemIds.next(),
      station: 'yunze',
      post: at,
      person: person.id,
      stand_in: standIn?.id ?? null,
      starts_at: new Date(Date.now() - 3_600_000),
      ends_at: new Date(Date.now() + 3_600_000),
    });
  const chainOf = (slug: string, version: number) =>
    setChain(desk.deps, chief, { station: 'yunze', column: null, steps: [{ role: 'desk-head', post: slug }], version });

  it('decides who signs where it has the post, and the role where it has not', async () => {
    await done(chainOf('day-editor', 0));
    const before = await desk.pitched(reporter);
    expect((await done(sign(head, before))).state).toBe('approved');

    const id = await post('day-editor');
    const pitched = await desk.pitched(reporter);
    expect(await refused(sign(head, pitched))).toBe('TOPICS.NOT_ON_DUTY');
    await shift(id, chief, head);
    expect(await refused(sign(chief, pitched))).toBe('TOPICS.NOT_ON_DUTY');
    expect((await done(viewTopic(desk.deps, head, pitched.id))).onDuty).toEqual([head.id]);
    expect((await done(sign(head, pitched))).state).toBe('approved');
    const { signatures } = await done(viewTopic(desk.deps, head, pitched.id));
    expect(signatures).toMatchObject([{ person: head.id, onBehalfOf: chief.id }]);
  });

  it('lets nobody sign on behalf of the pitcher', async () => {
    await done(chainOf('night-editor', 1));
    await shift(await post('night-editor'), chief, head);
    const pitched = await desk.pitched(chief);
    expect(await refused(sign(head, pitched))).toBe('TOPICS.OWN_PITCH');
  });

  it('lets somebody sign to whom the power was lent, on behalf of the lender', async () => {
    await done(
      setChain(desk.deps, chief, {
        station: 'yunze',
        column: null,
        steps: [{ role: 'desk-head', post: null }],
        version: 2,
      }),
    );
    const trusted = await desk.staff('reporter');
    const pitched = await desk.pitched(reporter);
    expect(await refused(sign(trusted, pitched))).toBe('TOPICS.NOT_YOUR_STEP');
    await desk.db.knex('duty_delegation').insert({
      id: systemIds.next(),
      station: 'yunze',
      from_person: head.id,
      to_person: trusted.id,
      powers: ['plugin::cms.topics.approve'],
      starts_at: new Date(Date.now() - 3_600_000),
      ends_at: new Date(Date.now() + 3_600_000),
      reason: '出差',
      state: 'accepted',
    });
    expect((await done(sign(trusted, pitched))).state).toBe('approved');
    expect((await done(viewTopic(desk.deps, head, pitched.id))).signatures).toMatchObject([
      { person: trusted.id, onBehalfOf: head.id },
    ]);
  });
});

describe('the database', () => {
  it('keeps a topic from standing as approved without all signatures, whoever writes the row', async () => {
    const pitched = await desk.pitched(reporter);
    await expect(desk.db.knex('topic').where({ id: pitched.id }).update({ state: 'approved' })).rejects.toThrow(
      /topic_check/,
    );
  });

  it('keeps what is pitched under its own chain when the chain changes', async () => {
    const pitched = await desk.pitched(reporter);
    const steps = [{ role: 'chief-editor', post: null }] as const;
    expect(
      await refused(setChain(desk.deps, chief, { station: 'yunze', column: null, steps: [...steps], version: 1 })),
    ).toBe('HEARTH.CHANGED_MEANWHILE');
    await done(setChain(desk.deps, chief, { station: 'yunze', column: null, steps: [...steps], version: 3 }));
    expect((await done(sign(head, pitched))).state).toBe('approved');
    expect(await refused(sign(head, await desk.pitched(reporter)))).toBe('TOPICS.NOT_YOUR_STEP');
  });
});

it('shows and gives nothing of a station to its neighbour', async () => {
  const tea = await desk.pitched(await desk.staff('reporter', 'qinghe'), { column: 'c-tea' });
  const neighbour = await desk.staff('chief-editor', 'liutang');
  expect(await refused(viewTopic(desk.deps, neighbour, tea.id))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(sign(neighbour, tea))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(move(neighbour, tea, 'cancel', { reason: '无' }))).toBe('HEARTH.NOT_FOUND');
  expect(await refused(changeTopic(desk.deps, neighbour, { id: tea.id, version: 2, title: '无' }))).toBe(
    'HEARTH.NOT_FOUND',
  );
  const topic = { title: '越界', station: 'qinghe', pitch: false };
  expect(await refused(createTopic(desk.deps, neighbour, topic))).toBe('HEARTH.NOT_ALLOWED');
  expect(await refused(createTopic(desk.deps, reporter, { title: '别台栏目', column: 'c-tea', pitch: false }))).toBe(
    'TOPICS.UNKNOWN_COLUMN',
  );
  // Whoever is above sees it, and signs where the chain of the station asks for them.
  expect((await done(viewTopic(desk.deps, chief, tea.id))).topic.title).toBe(tea.title);
});
