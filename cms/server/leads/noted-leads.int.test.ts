import { notedLead, type NotedLead, type StaffActor } from '../../contract';
import { systemIds } from '../../kernel';
import { moveTopic } from '../topics/move-topic';
import { done, refused, type PlanningDesk } from '../topics/testing/a-planning-desk';
import { joinTopic } from './join-topic';
import type { LeadDeps } from './lead-deps';
import { noteLead } from './note-lead';
import { leadsAlike } from './similar-leads';
import { aLeadDesk } from './testing/a-lead-desk';
import { moveLead, viewContacts } from './work-leads';

let desk: PlanningDesk;
let deps: LeadDeps;
let editor: StaffActor;
let notices: object[];
beforeAll(async () => {
  ({ desk, deps, editor, notices } = await aLeadDesk());
}, 60_000);
afterAll(() => desk.drop());

const note = (change: Partial<NotedLead>) =>
  noteLead(
    deps,
    editor,
    notedLead.parse({ station: 'yunze', how: 'phone', text: '西河湾小学门口积水半米深', ...change }),
  );

describe('what the desk writes down', () => {
  it('is a lead by its name, with who told it sealed, and told again where it is open already', async () => {
    const toldAt = '2026-01-05T01:30:00.000Z';
    const first = await done(note({ teller: '王女士', contact: '13900003333', toldAt, importance: 1 }));
    expect(first).toMatchObject({ isNew: true, lead: { source: 'phone', importance: 1, times: 1, state: 'new' } });
    const rows = JSON.stringify(await desk.db.knex('lead_telling').where({ lead: first.lead.id }));
    expect(rows).not.toMatch(/王女士|13900003333/);
    const { contacts } = await done(viewContacts(deps, editor, first.lead.id));
    expect(contacts).toEqual([{ contact: '王女士 13900003333', at: toldAt, notedBy: editor.id }]);
    const again = await done(note({ how: 'letter', text: '西河湾小学门口，积水半米深。' }));
    expect(again).toMatchObject({ isNew: false, lead: { id: first.lead.id, times: 2, source: 'phone' } });
    const entries = await desk.ledger.of('yunze', first.lead.id);
    expect(entries.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['lead.received', editor.id],
      ['lead.contacts-seen', editor.id],
      ['lead.told-again', editor.id],
    ]);
    expect(JSON.stringify(entries)).not.toContain('13900003333');
  });

  it('is compared with what is open while it is typed, and not taken from tomorrow or for others', async () => {
    const { lead } = await done(note({ how: 'visit', text: '文庙街夜市油烟直排居民楼，三楼开不了窗' }));
    const alike = (station: string) =>
      leadsAlike(deps, editor, { station, text: '文庙街夜市油烟直排居民楼', place: '' });
    expect((await done(alike('yunze'))).leads.map(({ id }) => id)).toEqual([lead.id]);
    expect(await refused(alike('hefei'))).toBe('HEARTH.NOT_ALLOWED');
    expect(await refused(note({ toldAt: '2099-01-01T00:00:00.000Z' }))).toBe('LEADS.TOLD_LATER');
    expect(await refused(note({ station: 'hefei' }))).toBe('HEARTH.NOT_ALLOWED');
  });
});

describe('a lead and a topic that is there', () => {
  it('goes into a topic that is there, tells its makers, and comes out again', async () => {
    const head = await desk.staff('desk-head');
    const topic = await desk.pitched(head, { title: '河湾大桥大修' });
    const over = await desk.pitched(head, { title: '不做了' });
    await done(moveTopic(desk.deps, head, { id: over.id, event: 'cancel', version: over.version, reason: '不做了' }));
    const { lead: fresh } = await done(note({ text: '河湾大桥南引桥晚上没有警示灯' }));
    const join = (version: number, into: string) => joinTopic(deps, editor, { id: fresh.id, version, topic: into });
    expect(await refused(join(1, topic.id))).toBe('MACHINE.EVENT_NOT_ALLOWED');
    await done(moveLead(deps, editor, { id: fresh.id, version: 1, event: 'check' }));
    expect(await refused(join(2, over.id))).toBe('LEADS.CANNOT_JOIN');
    expect(await refused(join(2, systemIds.next()))).toBe('LEADS.CANNOT_JOIN');
    notices.length = 0;
    const both = await Promise.all([join(2, topic.id), join(2, topic.id)]);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
    expect(notices).toMatchObject([
      { kind: 'lead.joined', to: { person: head.id }, facts: { topic: '河湾大桥大修', by: editor.name } },
    ]);
    const inTopic = async () => (await deps.leads.page({ stations: ['yunze'], topic: topic.id, limit: 5 })).length;
    expect(await inTopic()).toBe(1);
    const back = await done(moveLead(deps, editor, { id: fresh.id, version: 3, event: 'detach' }));
    expect(back).toMatchObject({ state: 'checked', topic: null });
    expect(await inTopic()).toBe(0);
    const actions = (await desk.ledger.of('yunze', fresh.id)).map(({ action }) => action);
    expect(actions.slice(-2)).toEqual(['lead.joined', 'lead.detach']);
  });
});
