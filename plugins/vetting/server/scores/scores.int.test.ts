import { hashOf } from '@hearth/cms/kernel';
import { entriesOf, sealedRound, stateOf } from '../testing/some-rounds';
import { aPanelDesk, aSheet, sitting, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { sealSheet } from './hand-in';
import { mySheets } from './see-sheets';
import { changeSeat } from '../rounds/change-round';
import { raiseAlarm } from '../rounds/raise-alarm';

let desk: PanelDesk;
beforeAll(async () => {
  desk = await aPanelDesk();
}, 60_000);
afterAll(() => desk.drop());

describe('scores', () => {
  it('are blind: a sheet has a code and nothing that leads to the goods', async () => {
    const round = await desk.cleared(await desk.drawn());
    expect(round.state).toBe('scoring');
    const code = await desk.codeOf(round.id);
    const { sheets } = (await mySheets(desk.deps, desk.byId(sitting(round)[0]!))).value;
    const sheet = sheets.find((one) => one.code === code);
    expect(sheet).toMatchObject({ state: 'score', commitment: null, attempt: 1 });
    const told = JSON.stringify(sheet);
    for (const secret of [round.id, round.product.id, round.product.title, '云泽春茶合作社'])
      expect(told).not.toContain(secret);
    expect(JSON.stringify(round)).not.toContain(code);
  });

  it('are known to nobody before all are open, and then to everybody at once', async () => {
    const round = await sealedRound(desk, [7, 9, 8]);
    expect(round).toMatchObject({ state: 'opening', sealed: 3, score: null });
    const [one, two, three] = sitting(round) as [string, string, string];
    expect(valueOf(await desk.reveal(round.id, one, aSheet(7)))).toEqual({ allOpened: false });
    expect(valueOf(await desk.reveal(round.id, two, aSheet(9)))).toEqual({ allOpened: false });
    const before = await desk.round(round.id);
    expect(before.score).toBeNull();
    const rows = await desk.db.knex('vetting_seat').where({ round: round.id });
    const entries = await desk.ledger.of('yunze', round.id);
    expect(JSON.stringify([rows, entries, before])).not.toContain('"steps"');
    expect(await stateOf(desk, round.product.id)).toBe('panel');

    expect(valueOf(await desk.reveal(round.id, three, aSheet(8)))).toEqual({ allOpened: true });
    const after = await desk.round(round.id);
    expect(after).toMatchObject({ state: 'opened', points: 80 });
    expect(after.score?.sheets.map(({ steps }) => steps.safety).sort()).toEqual([7, 8, 9]);
    expect(await stateOf(desk, round.product.id)).toBe('scored');
  });

  it('are opened once by two who are last at once', async () => {
    const round = await sealedRound(desk);
    const [one, two, three] = sitting(round) as [string, string, string];
    valueOf(await desk.reveal(round.id, one, aSheet(8)));
    const both = await Promise.all([two, three].map((person) => desk.reveal(round.id, person, aSheet(8))));
    expect(both.map((each) => valueOf(each).allOpened).sort()).toEqual([false, true]);
    const opens = (await entriesOf(desk, round.id)).filter((action) => action === 'vetting-round.open');
    expect(opens).toHaveLength(1);
    expect((await entriesOf(desk, round.product.id)).filter((action) => action === 'product.open-scores')).toHaveLength(
      1,
    );
    const twice = await desk.reveal(round.id, two, aSheet(8));
    expect(twice).toMatchObject({ ok: false });
  });

  it('are what was sealed: not another step, not another salt, not the sheet of a neighbour', async () => {
    const round = await desk.cleared(await desk.drawn());
    const [one, two, three] = sitting(round) as [string, string, string];
    valueOf(await desk.seal(round.id, one, aSheet(8)));
    expect(await desk.reveal(round.id, one, aSheet(8))).toMatchObject({ error: { code: 'VETTING.NOT_ALL_SEALED' } });
    expect(await desk.seal(round.id, one, aSheet(9))).toMatchObject({ error: { code: 'VETTING.SEAT_STATE' } });
    // The second copies the first's seal, and hopes to copy what is opened.
    const commitment = (await desk.round(round.id)).panel.find(({ person }) => person === one)?.commitment ?? '';
    valueOf(await sealSheet(desk.deps, desk.byId(two), { code: await desk.codeOf(round.id), commitment }));
    valueOf(await desk.seal(round.id, three, aSheet(8)));
    const broken = { error: { code: 'VETTING.SEAL_BROKEN' } };
    expect(await desk.reveal(round.id, two, aSheet(8))).toMatchObject(broken);
    expect(await desk.reveal(round.id, one, aSheet(9))).toMatchObject(broken);
    expect(await desk.reveal(round.id, one, { ...aSheet(8), salt: hashOf('another') })).toMatchObject(broken);
    expect(await desk.reveal(round.id, one, aSheet(8, ['medical-claim']))).toMatchObject(broken);
    expect(await desk.reveal(round.id, one, aSheet(8))).toMatchObject({ ok: true });
  });

  it('are scored anew with a reason by whoever lost their salt, and by nobody who has opened', async () => {
    const round = await sealedRound(desk);
    const [one, two, three] = sitting(round) as [string, string, string];
    valueOf(await desk.reveal(round.id, one, aSheet(8)));
    const seat = (person: string) => round.panel.find((each) => each.person === person)?.id ?? '';
    const redo = { id: round.id, version: round.version, event: 'redo', reason: '手机丢失' } as const;
    const late = await changeSeat(desk.deps, desk.officer, { ...redo, seat: seat(one) });
    expect(late).toMatchObject({ error: { code: 'VETTING.SEAT_STATE' } });
    const again = valueOf(await changeSeat(desk.deps, desk.officer, { ...redo, seat: seat(two) }));
    expect(again.state).toBe('scoring');
    expect(again.panel.find(({ person }) => person === two)).toMatchObject({
      ...{ state: 'cleared', attempt: 2, commitment: null, reason: '手机丢失' },
    });
    expect(await desk.reveal(round.id, three, aSheet(8))).toMatchObject({ error: { code: 'VETTING.NOT_ALL_SEALED' } });
    valueOf(await desk.seal(round.id, two, aSheet(6)));
    for (const [person, step] of [
      [two, 6],
      [three, 8],
    ] as const)
      valueOf(await desk.reveal(round.id, person, aSheet(step)));
    expect(await desk.round(round.id)).toMatchObject({ state: 'opened', points: 80 });
  });

  it('of somebody who does not come are asked of the next, and lateness is told once', async () => {
    const round = await desk.cleared(await desk.drawn());
    await desk.db.knex('vetting_round').where({ id: round.id }).update({ due_at: '2026-01-01T00:00:00Z' });
    desk.told.length = 0;
    const rounds = await Promise.all([raiseAlarm(desk.deps), raiseAlarm(desk.deps)]);
    expect(rounds.sort()).toEqual([0, 1]);
    expect(desk.told.map(({ facts }) => facts)).toContainEqual({ missing: '3' });
    expect(desk.told).toHaveLength(4);
    expect(await desk.round(round.id)).toMatchObject({ isLate: true });
    const [first] = round.panel;
    const release = {
      id: round.id,
      version: round.version,
      seat: first!.id,
      event: 'release',
      reason: '联系不上',
    } as const;
    const now = valueOf(await changeSeat(desk.deps, desk.officer, release));
    expect(now.state).toBe('seating');
    expect(sitting(now)).toHaveLength(3);
    expect(await changeSeat(desk.deps, desk.officer, release)).toMatchObject({
      error: { code: 'HEARTH.CHANGED_MEANWHILE' },
    });
  });
});
