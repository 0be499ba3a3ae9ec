import { drawPanel, poolHash, seedCommitment, type Round, type Tie } from '../../contract';
import { entriesOf, openedRound, stateOf } from '../testing/some-rounds';
import { aPanelDesk, aSheet, sitting, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { myForms } from '../scores/see-sheets';
import { announceRound } from './announce-round';
import { abandonRound, changeSeat } from './change-round';
import { drawRound } from './draw-round';
import { listRounds, presentRound } from './see-rounds';
import { settleRound } from './settle-round';
import { signForm } from './sign-form';

let desk: PanelDesk;
beforeAll(async () => {
  desk = await aPanelDesk();
}, 60_000);
afterAll(() => desk.drop());

describe('a draw', () => {
  it('promises its seed before the pool is closed, and anybody can draw again with what it tells afterwards', async () => {
    const announced = await desk.announced();
    expect(announced).toMatchObject({ state: 'announced', seed: null, pool: null, panel: [] });
    const row = await desk.db.knex('vetting_round').where({ id: announced.id }).first();
    const drawn = valueOf(await drawRound(desk.deps, desk.officer, announced));
    const { seed, pool } = drawn;
    expect(JSON.stringify([row, announced])).not.toContain(seed);
    expect(seedCommitment(seed ?? '')).toBe(announced.seedCommitment);
    expect(poolHash(pool ?? [])).toBe(drawn.poolHash);
    const again = drawPanel(seed ?? '', pool ?? [], 3) ?? [];
    expect(again.map(({ person }) => person).sort()).toEqual(sitting(drawn).sort());
    expect(drawn.panel.some(({ outside }) => outside)).toBe(true);
    const [told] = (await desk.ledger.of('yunze', announced.id)).filter(
      ({ action }) => action === 'vetting-round.draw',
    );
    expect(told?.facts).toMatchObject({ seed, pool: drawn.poolHash });
  });

  it('is made by one of two officers, and leaves out whoever announced it', async () => {
    await desk.db.knex('vetting_expert').insert({
      ...{ person: desk.officer.id, station: 'yunze', expertise: [], outside: true, active: true },
      changed_by: desk.officer.id,
    });
    const announced = await desk.announced();
    const both = await Promise.all([1, 2].map(() => drawRound(desk.deps, desk.officer, announced)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { pool, panel } = await desk.round(announced.id);
    expect(panel).toHaveLength(3);
    expect(pool?.map(({ person }) => person)).not.toContain(desk.officer.id);
    await desk.db.knex('vetting_expert').where({ person: desk.officer.id }).delete();
  });

  it.each([
    ['goods at another step', { state: 'sampling' }, 'VETTING.NO_GOODS_TO_JUDGE'],
    ['goods whose sample is not tested', { sample: 'drawn' }, 'VETTING.NO_SAMPLE'],
    ['a time that is over', { dueAt: '2020-01-01T00:00:00.000Z' }, 'VETTING.DUE_TOO_SOON'],
    ['goods of another station', { as: 'neighbour' }, 'VETTING.NO_GOODS_TO_JUDGE'],
  ] as const)('is not announced for %s', async (_what, odd, code) => {
    const product = await desk.goods('state' in odd ? odd.state : 'panel');
    await desk.sample(product, 'sample' in odd ? odd.sample : 'passed');
    const words = { ...desk.words(product), ...('dueAt' in odd ? odd : {}) };
    const refused = await announceRound(desk.deps, 'as' in odd ? desk.neighbour : desk.officer, words);
    expect(refused).toMatchObject({ error: { code } });
  });

  it('is announced once at a time, and not drawn from a pool without anybody from outside', async () => {
    const product = await desk.goods('panel');
    await desk.sample(product);
    const words = desk.words(product);
    const both = await Promise.all([1, 2].map(() => announceRound(desk.deps, desk.officer, words)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [{ id, version }] = both.flatMap((one) => (one.ok ? [one.value] : [])) as [Round];
    await desk.db.knex('vetting_expert').where({ outside: true }).update({ active: false });
    const refused = await drawRound(desk.deps, desk.officer, { id, version });
    expect(refused).toMatchObject({ error: { code: 'VETTING.POOL_TOO_SMALL', details: { outside: 0 } } });
    await desk.db.knex('vetting_expert').where({ outside: true }).update({ active: true });
  });
});

describe('ties', () => {
  it.each([['family'], ['pay'], ['shares'], ['gift']] as const)(
    'of %s take somebody off the panel',
    async (tie: Tie) => {
      const round = await desk.drawn();
      const [first] = round.panel;
      valueOf(await signForm(desk.deps, desk.byId(first!.person), { seat: first!.id, ties: [tie] }));
      const now = await desk.round(round.id);
      expect(now.panel.find(({ id }) => id === first!.id)).toMatchObject({ state: 'recused', ties: [tie] });
      expect(sitting(now)).toHaveLength(3);
      expect(now.panel.filter(({ state }) => state === 'asked').some(({ outside }) => outside)).toBe(true);
      expect(await entriesOf(desk, round.id)).toContain('vetting-seat.recuse');
      expect(desk.told.some(({ to }) => 'person' in to && to.person === sitting(now).at(-1))).toBe(true);
    },
  );

  it('that leave nobody to ask give the round up, or leave it to three with one from outside', async () => {
    const round = await desk.drawn();
    for (;;) {
      const now = await desk.round(round.id);
      const asked = now.panel.find(({ state }) => state === 'asked');
      if (!asked) {
        expect(now.state).toBe('abandoned');
        expect(sitting(now).length).toBeLessThan(3);
        break;
      }
      if (now.state === 'abandoned') break;
      valueOf(await signForm(desk.deps, desk.byId(asked.person), { seat: asked.id, ties: ['pay'] }));
    }
  });

  it('are a matter of whoever sits there', async () => {
    const round = await desk.drawn();
    const [first, second] = round.panel;
    const refused = await signForm(desk.deps, desk.byId(second!.person), { seat: first!.id, ties: [] });
    expect(refused).toMatchObject({ error: { code: 'VETTING.SEAT_NOT_FOUND' } });
    const forms = await myForms(desk.deps, desk.byId(first!.person));
    const form = forms.value.forms.find(({ seat }) => seat === first!.id);
    expect(form).toMatchObject({ product: round.product.title, supplier: '云泽春茶合作社' });
    expect(JSON.stringify(form)).not.toContain(await desk.codeOf(round.id));
  });
});

describe('a round', () => {
  it.each([
    [[8, 8, 8], 'pass', 'price-review'],
    [[7, 7, 6], 'fix', 'fixing'],
    [[5, 5, 5], 'fail', 'rejected'],
  ] as const)('of %s is settled as %s', async (steps, outcome, state) => {
    const round = await openedRound(desk, steps);
    const settle = { id: round.id, version: round.version, vetoes: [] };
    const both = await Promise.all([1, 2].map(() => settleRound(desk.deps, desk.officer, settle)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const now = await desk.round(round.id);
    expect(now).toMatchObject({ state: 'settled', outcome, allowedEvents: [] });
    expect(now.coolUntil === null).toBe(outcome !== 'fail');
    expect(await stateOf(desk, round.product.id)).toBe(state);
    expect(desk.settled).toContain(round.product.id);
  });

  it('with a veto wants a word on it, and ends goods whose veto stands', async () => {
    const round = await desk.cleared(await desk.drawn());
    const people = sitting(round);
    for (const person of people) valueOf(await desk.seal(round.id, person, aSheet(9, ['medical-claim'])));
    for (const person of people) valueOf(await desk.reveal(round.id, person, aSheet(9, ['medical-claim'])));
    const { version } = await desk.round(round.id);
    const settle = (vetoes: Parameters<typeof settleRound>[2]['vetoes']) =>
      settleRound(desk.deps, desk.officer, { id: round.id, version, vetoes });
    expect(await settle([])).toMatchObject({
      error: { code: 'VETTING.VETO_UNANSWERED', details: { vetoes: 'medical-claim' } },
    });
    const reason = '包装上仍写“治疗失眠”';
    const now = valueOf(await settle([{ veto: 'medical-claim', stands: true, reason }]));
    expect(now).toMatchObject({
      outcome: 'veto',
      points: 90,
      vetoes: [{ veto: 'medical-claim', stands: true, reason }],
    });
    expect(await stateOf(desk, round.product.id)).toBe('vetoed');
  });

  it('is given up with a reason before scores are open, and not after', async () => {
    const before = await desk.drawn();
    const why = { id: before.id, version: before.version, reason: '样品破损' };
    expect(valueOf(await abandonRound(desk.deps, desk.officer, why))).toMatchObject({
      state: 'abandoned',
      reason: '样品破损',
    });
    const after = await openedRound(desk);
    const late = await abandonRound(desk.deps, desk.officer, { ...why, id: after.id, version: after.version });
    expect(late).toMatchObject({ error: { code: 'VETTING.ROUND_STATE' } });
  });

  it('is nothing to people of another station', async () => {
    const round = await openedRound(desk);
    const { rounds } = (await listRounds(desk.deps, desk.neighbour, {})).value;
    expect(rounds).toEqual([]);
    const why = { id: round.id, version: round.version, reason: '不行' };
    const answers = await Promise.all([
      presentRound(desk.deps, desk.neighbour, round.id),
      drawRound(desk.deps, desk.neighbour, why),
      abandonRound(desk.deps, desk.neighbour, why),
      settleRound(desk.deps, desk.neighbour, { ...why, vetoes: [] }),
      changeSeat(desk.deps, desk.neighbour, { ...why, seat: round.panel[0]!.id, event: 'release' }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'VETTING.ROUND_NOT_FOUND' } });
  });
});
