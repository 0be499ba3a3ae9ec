import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { followSession } from '../games/follow-session';
import {
  aGamesHouse,
  anOpenEnvelope,
  aViewer,
  controller,
  envelopeOf,
  finance,
  inMinutes,
  stranger,
  type GamesHouse,
} from '../games/testing/a-games-house';
import { offerReservations } from '../reservations/offer-reservations';
import { reserve } from '../reservations/reserve';
import { makeEnvelope } from './make-envelope';
import {
  archiveEnvelope,
  cancelEnvelope,
  fundEnvelope,
  payOutEnvelope,
  publishEnvelope,
  stopEnvelope,
} from './move-envelope';
import { runEnvelopes } from './run-envelopes';
import { myShares, setBudget } from './see-envelopes';

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(100_000_000);
});
afterAll(() => house.db.drop());

const kept = async (id: string) => (await house.deps.envelopes.find(house.db.knex, { station: 'yunze', id }))!;
const made = async (more: Parameters<typeof envelopeOf>[1] = {}) => {
  const { id: session } = await house.aSession();
  return unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session, more)));
};

describe('money', () => {
  it('is set aside by another person, and goes back whole when the packet is cancelled', async () => {
    const { id } = await made();
    expect(codeOf(await fundEnvelope(house.deps, controller, { id, version: 1 }))).toBe('GAMES.SAME_PERSON');
    expect(codeOf(await fundEnvelope(house.deps, stranger, { id, version: 1 }))).toBe('GAMES.ENVELOPE_NOT_FOUND');
    expect(house.standing(id)).toBe(0);
    const before = await house.deps.budgets.thisMonth(house.db.knex, 'yunze');
    expect(unwrap(await fundEnvelope(house.deps, finance, { id, version: 1 })).state).toBe('funded');
    expect(house.standing(id)).toBe(50_000);
    expect(codeOf(await fundEnvelope(house.deps, finance, { id, version: 1 }))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(unwrap(await cancelEnvelope(house.deps, controller, { id, version: 2 })).returnedFen).toBe(50_000);
    expect(house.standing(id)).toBe(0);
    expect(await house.deps.budgets.thisMonth(house.db.knex, 'yunze')).toEqual(before);
  });

  it('is never more than may be given away in the month, however many are funded at once', async () => {
    const other = await aGamesHouse();
    const { id: session } = await other.aSession();
    const { id: first } = unwrap(await makeEnvelope(other.deps, controller, envelopeOf(session)));
    expect(codeOf(await fundEnvelope(other.deps, finance, { id: first, version: 1 }))).toBe('GAMES.NO_BUDGET');
    await other.budget(120_000);
    const more = await Promise.all(
      Array.from({ length: 4 }, () => makeEnvelope(other.deps, controller, envelopeOf(session))),
    );
    const answers = await Promise.all(
      [first, ...more.map((one) => unwrap(one).id)].map((id) => fundEnvelope(other.deps, finance, { id, version: 1 })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'GAMES.BUDGET_EXCEEDED', details: { left: 20_000 } },
    });
    expect(await setBudget(other.deps, finance, 99_999)).toMatchObject({
      error: { code: 'GAMES.BUDGET_SPENT', details: { used: 100_000 } },
    });
    await other.db.drop();
  });

  it('that was set aside by a node that died before it published stands, and the next node goes on', async () => {
    const { id } = await made();
    unwrap(await fundEnvelope(house.deps, finance, { id, version: 1 }));
    const broken = { ...house.deps.shares, insert: () => Promise.reject(new Error('killed')) };
    const publishing = publishEnvelope({ ...house.deps, shares: broken }, controller, { id, version: 2 });
    await expect(publishing).rejects.toThrow('killed');
    expect((await kept(id)).state).toBe('funded');
    expect(house.standing(id)).toBe(50_000);
    expect(unwrap(await publishEnvelope(house.deps, controller, { id, version: 2 }))).toMatchObject({
      ...{ state: 'published', seed: null, seedHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('cannot be published short of a fen, whatever path is taken', async () => {
    const { id } = await made();
    unwrap(await fundEnvelope(house.deps, finance, { id, version: 1 }));
    const row = house.db.knex('live_envelope').where({ id });
    await expect(row.clone().update({ state: 'published' })).rejects.toThrow('0 fen in 0 shares');
    const { shares } = house.deps;
    const more: typeof shares.insert = (tx, of, all) => shares.insert(tx, of, [...all.slice(1), all[0]! + 1]);
    const wrong = { ...house.deps, shares: { ...shares, insert: more } };
    const publishing = publishEnvelope(wrong, controller, { id, version: 2 });
    await expect(publishing).rejects.toThrow('50001 fen');
  });

  it('that nobody took goes back by a counter-entry, and what was taken is paid once', async () => {
    const { id: session } = await house.aSession();
    const id = await anOpenEnvelope(house.deps, session, { count: 10, budget: 1_000, split: 'equal', most: 100 });
    const [desk, viewers] = [house.aDesk(), [aViewer(), aViewer(), aViewer()]];
    for (const viewer of viewers) expect(unwrap(await desk.claim(viewer, id)).amount).toBe(100);
    await house.db
      .knex('live_envelope')
      .where({ id })
      .update({ opens_at: inMinutes(-90), closes_at: inMinutes(-30) });
    await runEnvelopes(house.deps);
    expect(await kept(id)).toMatchObject({ state: 'settled', taken: 3, takenFen: 300, returnedFen: 700 });
    expect(house.standing(id)).toBe(300);
    const { version } = await kept(id);
    const early = await archiveEnvelope(house.deps, controller, { id, version });
    expect(early).toEqual(err('GAMES.STILL_OWED', { owed: 300 }));
    const paying = { id, version, receiptNo: 'No. 7' };
    const paid = await Promise.all([1, 2].map(() => payOutEnvelope(house.deps, finance, paying)));
    expect(paid.map(codeOf).sort()).toEqual(['HEARTH.CHANGED_MEANWHILE', 'ok']);
    expect(house.standing(id)).toBe(0);
    const again = { ...paying, version: version + 1 };
    expect(codeOf(await payOutEnvelope(house.deps, finance, again))).toBe('GAMES.NOTHING_OWED');
    const put = await archiveEnvelope(house.deps, controller, { id, version: version + 1 });
    expect(put).toMatchObject({ value: { state: 'archived' } });
    const own = unwrap(await myShares(house.deps, viewers[0]!)).shares;
    expect(own).toMatchObject([{ envelope: id, amount: 100, paidAt: expect.any(String) }]);
  });
});

describe('shares', () => {
  it('of 500 are taken by 500 of a thousand who reach at once on two nodes: one each, to the fen', async () => {
    const { id: session, room } = await house.aSession();
    const id = await anOpenEnvelope(house.deps, session);
    expect(house.told.some(([to, { type }]) => to === room && type === 'tool-opened')).toBe(true);
    const [one, other] = [house.aDesk(), house.aDesk()];
    const viewers = Array.from({ length: 1_000 }, () => aViewer());
    const answers = await Promise.all(viewers.map((viewer, n) => (n % 2 ? one : other).claim(viewer, id)));
    const won = answers.map((answer) => unwrap(answer).amount).filter((amount) => amount !== null);
    expect(won).toHaveLength(500);
    expect(won.reduce((sum, amount) => sum + amount, 0)).toBe(50_000);
    const taken = await house.deps.shares.taken(house.db.knex, id);
    expect(new Set(taken.map(({ reader }) => reader)).size).toBe(500);
    expect((await kept(id)).state).toBe('sold-out');
    expect(house.told.some(([to, { type, id: of }]) => to === room && type === 'tool-closed' && of === id)).toBe(true);
    await runEnvelopes(house.deps);
    expect(await kept(id)).toMatchObject({ state: 'settled', returnedFen: 0 });
    // From memory, and from a node that has none.
    const late = unwrap(await one.claim(viewers[0]!, id));
    expect(unwrap(await house.aDesk().claim(viewers[0]!, id))).toEqual(late);
    expect(late).toEqual(unwrap(answers[0]!));
    expect(unwrap(await one.claim(aViewer(), id)).amount).toBeNull();
  });

  it('are one for each, on however many phones they press at once', async () => {
    const { id: session } = await house.aSession();
    const id = await anOpenEnvelope(house.deps, session);
    const [desks, viewer] = [[house.aDesk(), house.aDesk(), house.aDesk()], aViewer()];
    const answers = await Promise.all(Array.from({ length: 30 }, (_none, n) => desks[n % 3]!.claim(viewer, id)));
    expect(new Set(answers.map((answer) => unwrap(answer).amount)).size).toBe(1);
    expect((await kept(id)).taken).toBe(1);
  });

  it('stay with those who have them when it is stopped in the middle, and every fen is somewhere', async () => {
    const { id: session } = await house.aSession();
    const id = await anOpenEnvelope(house.deps, session);
    const desk = house.aDesk();
    const viewers = Array.from({ length: 300 }, () => aViewer());
    const reaching = viewers.map(async (viewer, n) => {
      for (let turn = 0; turn < n % 7; turn += 1) await new Promise(setImmediate);
      return { viewer, answer: unwrap(await desk.claim(viewer, id)) };
    });
    const { version } = await kept(id);
    const stopping = stopEnvelope(house.deps, controller, { id, version });
    const answers = await Promise.all(reaching);
    expect(codeOf(await stopping)).toBe('ok');
    await runEnvelopes(house.deps);
    const { state, takenFen, returnedFen, budget } = await kept(id);
    expect([state, takenFen + returnedFen]).toEqual(['settled', budget]);
    const told = answers.reduce((sum, { answer }) => sum + (answer.amount ?? 0), 0);
    expect([told, house.standing(id)]).toEqual([takenFen, takenFen]);
    expect(unwrap(await desk.claim(aViewer(), id)).amount).toBeNull();
    for (const { viewer, answer } of answers) expect(unwrap(await house.aDesk().claim(viewer, id))).toEqual(answer);
  }, 60_000);

  it('are not for viewers of another station, nor before it opens, nor without a reservation', async () => {
    const { id: session } = await house.aSession({ state: 'ready' });
    const desk = house.aDesk();
    const opensAt = inMinutes(30);
    const early = await anOpenEnvelope(house.deps, session, { opensAt });
    expect(await desk.claim(aViewer(), early)).toMatchObject({
      error: { code: 'GAMES.ENVELOPE_NOT_OPEN', details: { opensAt } },
    });
    expect(codeOf(await desk.claim(aViewer('linhai'), early))).toBe('GAMES.ENVELOPE_NOT_FOUND');
    const offer = { session, capacity: null, slots: [], benefit: null, benefits: 0, version: 0 };
    unwrap(await offerReservations(house.deps, controller, offer));
    const guest = aViewer();
    unwrap(await reserve(house.deps, guest, session));
    const closed = await anOpenEnvelope(house.deps, session, { audience: 'reserved' });
    expect(codeOf(await desk.claim(aViewer(), closed))).toBe('GAMES.RESERVED_ONLY');
    expect(unwrap(await desk.claim(guest, closed)).amount).toBeGreaterThan(0);
    const far = await anOpenEnvelope(house.deps, session);
    expect(codeOf(await desk.claim(aViewer('linhai'), far))).toBe('GAMES.ENVELOPE_NOT_FOUND');
    expect((await kept(far)).taken).toBe(0);
    expect(codeOf(await desk.claim(aViewer(), (await made()).id))).toBe('GAMES.ENVELOPE_NOT_FOUND');
  });
});

describe('coupons', () => {
  it('are kept before it opens, given with the share, and let go when nobody took them', async () => {
    const batch = house.aBatch(20, 500);
    const { id: session } = await house.aSession();
    const more = { count: 5, budget: 2_500, split: 'equal', least: 500, most: 500 } as const;
    const coupons = { payout: 'coupon', couponBatch: batch } as const;
    const short = envelopeOf(session, { ...more, ...coupons, budget: 2_400, least: 1 });
    const wrong = await makeEnvelope(house.deps, controller, short);
    expect(wrong).toMatchObject({ error: { code: 'GAMES.ENVELOPE_COUPON', details: { cut: 500 } } });
    const id = await anOpenEnvelope(house.deps, session, { ...more, ...coupons });
    const viewer = aViewer();
    expect(house.batches.get(batch)!.kept).toBe(5);
    const { coupon } = unwrap(await house.aDesk().claim(viewer, id));
    expect(coupon).toBe(house.batches.get(batch)!.given.get(viewer.id));
    const { version } = await kept(id);
    unwrap(await stopEnvelope(house.deps, controller, { id, version }));
    await runEnvelopes(house.deps);
    expect(house.batches.get(batch)!.kept).toBe(0);
    // A coupon is booked by the order that uses it.
    expect([house.standing(id), (await kept(id)).returnedFen]).toEqual([0, 2_000]);
  });
});

describe('the end of a live', () => {
  it('ends what is open and takes back what was never opened', async () => {
    const { id: session, room } = await house.aSession();
    const open = await anOpenEnvelope(house.deps, session);
    const funded = unwrap(await makeEnvelope(house.deps, controller, envelopeOf(session))).id;
    unwrap(await fundEnvelope(house.deps, finance, { id: funded, version: 1 }));
    const share = unwrap(await house.aDesk().claim(aViewer(), open)).amount;
    const moved = { session, room, isRehearsal: false, event: 'stop', from: 'live', to: 'ending' } as const;
    await house.deps.database.transaction((tx) => followSession(house.deps, tx, { payload: moved, station: 'yunze' }));
    await runEnvelopes(house.deps);
    expect([(await kept(open)).state, (await kept(funded)).state]).toEqual(['settled', 'cancelled']);
    expect([house.standing(open), house.standing(funded)]).toEqual([share, 0]);
  });
});
