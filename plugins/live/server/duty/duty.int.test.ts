import type { StaffActor } from '@hearth/cms/contract';
import { err, systemIds, unwrap } from '@hearth/cms/kernel';
import { createLedger } from '@hearth/cms/platform';
import { codeOf } from '../../../../tests/host/outcome';
import type { DutyRole } from '../../contract';
import { changeSession } from '../sessions/plan-session';
import {
  aPlan,
  aSessionDesk,
  chief,
  host,
  officer,
  planner,
  stranger,
  type SessionDesk,
} from '../sessions/testing/a-session-desk';
import { anchorStore } from './anchor-store';
import { keepAnchor, listAnchors, type AnchorDeps } from './keep-anchor';
import { beat, nameDuty, relieveDuty, seeDuty } from './name-duty';
import { remindDuty } from './remind-duty';
import { watchDuty } from './watch-duty';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

async function live(): Promise<string> {
  const { id } = await desk.planned();
  await desk.lined(id);
  await desk.manned(id);
  await desk.looked(id);
  for (const event of ['prepare', 'make-ready', 'go-live'] as const) unwrap(await desk.turn(id, event));
  return id;
}

describe('people on duty', () => {
  it('are named once, told, seen by their signs of life, and taken off', async () => {
    const { id } = await desk.planned();
    const named = { id, role: 'host' as const, person: host.id };
    await Promise.all([nameDuty(desk.deps, planner, named), nameDuty(desk.deps, planner, named)]);
    const { duty, missing } = unwrap(await seeDuty(desk.deps, chief, id));
    expect(duty).toMatchObject([{ role: 'host', name: '吴主播', light: 'never' }]);
    expect(missing).toHaveLength(4);
    expect(desk.told.notices.filter(({ kind }) => kind === 'live-duty.named')).toHaveLength(1);
    expect(unwrap(await beat(desk.deps, host, id)).duty[0]).toMatchObject({ light: 'there' });
    expect(codeOf(await beat(desk.deps, officer, id))).toBe('SESSION.NOT_ON_DUTY');
    const line = { id, duty: duty[0]?.id ?? '' };
    expect(unwrap(await relieveDuty(desk.deps, planner, line)).duty).toEqual([]);
    expect(codeOf(await relieveDuty(desk.deps, planner, line))).toBe('SESSION.DUTY_NOT_FOUND');
  });

  it('are not named in two roles that have to be apart, also when both are pressed at once', async () => {
    const { id } = await desk.planned();
    const name = (role: DutyRole, person: StaffActor) => nameDuty(desk.deps, planner, { id, role, person: person.id });
    expect(codeOf(await name('host', host))).toBe('ok');
    expect(await name('compliance-officer', host)).toEqual(err('SESSION.DUTY_APART', { held: 'host' }));
    expect(await name('duty-editor', host)).toEqual(err('SESSION.DUTY_APART', { held: 'host' }));
    expect(codeOf(await name('field-controller', host))).toBe('ok');
    expect(codeOf(await name('field-controller', chief))).toBe('ok');
    expect(codeOf(await name('duty-editor', chief))).toBe('ok');
    const rush = await Promise.all([name('compliance-officer', officer), name('duty-editor', officer)]);
    expect(rush.map(codeOf).sort()).toEqual(['SESSION.DUTY_APART', 'ok']);
    const { duty } = unwrap(await seeDuty(desk.deps, planner, id));
    expect(duty.filter(({ person }) => person === officer.id)).toHaveLength(1);
    const host0 = duty.find(({ role, person }) => role === 'host' && person === host.id);
    unwrap(await relieveDuty(desk.deps, planner, { id, duty: host0?.id ?? '' }));
    expect(codeOf(await name('duty-editor', host))).toBe('ok');
  });

  it('are people of the stations that one sees', async () => {
    const { id } = await desk.planned();
    const far = { id, role: 'host' as const, person: stranger.id };
    expect(codeOf(await nameDuty(desk.deps, planner, far))).toBe('SESSION.PERSON_NOT_FOUND');
    expect(codeOf(await seeDuty(desk.deps, stranger, id))).toBe('SESSION.NOT_FOUND');
  });
});

describe('a role in which nobody gives a sign for a minute', () => {
  beforeEach(() => desk.listening(3_600));

  it('pauses what is on the air, once, by the house’s own hand, whichever node looks', async () => {
    const id = await live();
    expect(await watchDuty(desk.deps)).toEqual([]);
    await desk.silence(id, officer, 59);
    expect(await watchDuty(desk.deps)).toEqual([]);
    await desk.silence(id, officer, 61);
    const looks = await Promise.all([watchDuty(desk.deps), watchDuty(desk.deps)]);
    expect(looks.flat()).toEqual([id]);
    expect((await desk.seen(id)).state).toBe('paused');
    const rung = desk.told.published.filter(([, { type, session }]) => type === 'alarm' && session === id);
    expect(rung[0]?.[1]).toMatchObject({ degree: 3, kind: 'duty-missed', roles: ['compliance-officer'] });
    expect(codeOf(await desk.turn(id, 'resume'))).toBe('SESSION.GATE_CLOSED');
    unwrap(await beat(desk.deps, officer, id));
    expect(codeOf(await desk.turn(id, 'resume'))).toBe('ok');
  });

  it('is not missed for the time in which no node was there to hear anybody, and is when nobody comes back', async () => {
    const id = await live();
    await desk.silence(id, officer, 75);
    // All nodes were down; this is the first look of the one that comes back.
    await desk.listening(3_600, 45);
    expect(await watchDuty(desk.deps)).toEqual([]);
    await desk.listening(59);
    expect(await watchDuty(desk.deps)).toEqual([]);
    await desk.listening(61);
    expect(await watchDuty(desk.deps)).toEqual([id]);
    expect((await desk.seen(id)).state).toBe('paused');
  });

  it('is not missed where the house looks for the first time', async () => {
    const id = await live();
    await desk.silence(id, officer, 600);
    await desk.db.knex('live_duty_listening').del();
    const looks = await Promise.all([watchDuty(desk.deps), watchDuty(desk.deps)]);
    expect(looks.flat()).toEqual([]);
    expect(await desk.db.knex('live_duty_listening')).toHaveLength(1);
    expect((await desk.seen(id)).state).toBe('live');
    unwrap(await beat(desk.deps, officer, id));
  });

  it('is filled by another who stands in', async () => {
    const id = await live();
    unwrap(await nameDuty(desk.deps, planner, { id, role: 'duty-editor', person: planner.id }));
    unwrap(await beat(desk.deps, planner, id));
    await desk.silence(id, chief, 600);
    expect(await watchDuty(desk.deps)).toEqual([]);
  });
});

describe('whoever is on duty', () => {
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const soon = () => desk.told.notices.filter(({ kind }) => kind === 'live-duty.begins-soon');

  it('is told once within half an hour before it begins, and again when it is put to another time', async () => {
    const { id, version } = await desk.planned({ plannedAt: inMinutes(20) });
    const later = await desk.planned({ plannedAt: inMinutes(90) });
    for (const role of ['host', 'field-controller'] as const) {
      unwrap(await nameDuty(desk.deps, planner, { id, role, person: host.id }));
    }
    unwrap(await nameDuty(desk.deps, planner, { id: later.id, role: 'host', person: host.id }));
    const counts = await Promise.all([remindDuty(desk.deps), remindDuty(desk.deps)]);
    expect([counts.reduce((sum, one) => sum + one, 0), soon().length]).toEqual([1, 1]);
    const plan = aPlan({ plannedAt: inMinutes(25) });
    unwrap(await changeSession(desk.deps, planner, { ...plan, id, version }));
    expect([await remindDuty(desk.deps), await remindDuty(desk.deps)]).toEqual([1, 0]);
  });
});

describe('an anchor', () => {
  const kept = {
    ...{ isRealNamed: true, birth: '2001-02-03', hasGuardianConsent: false, trainedUntil: null, bannedUntil: null },
    ...{ banReason: '', version: 0 },
  };
  const deps = (): AnchorDeps => {
    const { database, people } = desk.deps;
    return { database, people, ledger: createLedger({ database, ids: systemIds }), anchorBook: anchorStore };
  };

  it('is kept by whoever saw them last, and their day of birth stands in no ledger', async () => {
    const person = chief.id;
    const first = unwrap(await keepAnchor(deps(), planner, { ...kept, person }));
    expect(first).toMatchObject({ name: '郑总编', birth: '2001-02-03', version: 1 });
    expect(codeOf(await keepAnchor(deps(), planner, { ...kept, person }))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(codeOf(await keepAnchor(deps(), stranger, { ...kept, person, version: 1 }))).toBe(
      'SESSION.PERSON_NOT_FOUND',
    );
    const entries = await desk.db.knex('ledger_entry').where({ subject: person });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('2001-02-03');
    expect(unwrap(await listAnchors(deps(), stranger)).anchors).toEqual([]);
    expect(unwrap(await listAnchors(deps(), planner)).anchors.map((one) => one.person)).toContain(person);
  });
});
