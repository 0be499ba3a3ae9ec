import type { ReaderActor, StaffActor, Tip } from '../../contract';
import { systemIds } from '../../kernel';
import { done, refused, type PlanningDesk } from '../topics/testing/a-planning-desk';
import { viewTopic } from '../topics/view-topics';
import { adoptLead } from './adopt-lead';
import type { LeadDeps } from './lead-deps';
import { TIP_LIMITS } from './lead.rules';
import { PHOTO_LIMITS } from './photo.rules';
import { receivePhoto } from './receive-photo';
import { similarLeads } from './similar-leads';
import { takeTip } from './take-tip';
import { aLeadDesk } from './testing/a-lead-desk';
import { viewPhotos } from './view-photos';
import { assignLead, listLeads, moveLead, viewContacts, viewLead } from './work-leads';

let desk: PlanningDesk;
let deps: LeadDeps;
let editor: StaffActor;
beforeAll(async () => {
  ({ desk, deps, editor } = await aLeadDesk());
}, 60_000);
afterAll(() => desk.drop());

let count = 0;
const anAddress = (): string => `203.0.113.${(count += 1)}`;
const tell = (text: string, change: { address?: string; reader?: ReaderActor } & Partial<Tip> = {}) => {
  const { address = anAddress(), reader, ...words } = change;
  const tip = { station: 'yunze', title: '', place: '', contact: '', happened: '', photos: [], ...words, text };
  return takeTip(deps, { address, reader }, tip);
};
const inbox = async (text: string) => (await done(listLeads(deps, editor, { text, limit: 50 }))).leads;
const told = async (text: string) => {
  await done(tell(text));
  return (await inbox(text))[0]!;
};

describe('a tip', () => {
  it('told twice while it is open is one lead, and told after it was dropped another', async () => {
    await done(tell('南塘里整片停水，已经六个小时了。'));
    await done(tell('南塘里 整片停水，已经六个小时了!'));
    const [lead, ...others] = await inbox('南塘里停水');
    expect(others).toEqual([]);
    expect(lead).toMatchObject({ times: 2, state: 'new', source: 'hotline', version: 2 });
    await done(moveLead(deps, editor, { id: lead!.id, version: 2, event: 'drop', reason: '已恢复供水' }));
    await done(tell('南塘里整片停水，已经六个小时了。'));
    expect((await inbox('南塘里停水')).map(({ state }) => state).sort()).toEqual(['dropped', 'new']);
    const again = moveLead(deps, editor, { id: lead!.id, version: 3, event: 'reopen' });
    expect(await refused(again)).toBe('LEADS.TOLD_AGAIN');
  });

  it('is counted once for each of many who tell it at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => tell('北街路口塌陷，车辆请绕行')));
    expect(await inbox('路口塌陷')).toMatchObject([{ times: 8 }]);
  });

  it('keeps a contact sealed, shows it to who asks, and puts that on record', async () => {
    await done(tell('工地半夜施工，天天吵到两点', { contact: '13900001111' }));
    const [lead] = await inbox('半夜施工');
    const [row] = await desk.db.knex('lead_telling').where({ lead: lead!.id });
    expect(JSON.stringify([row, lead])).not.toContain('13900001111');
    expect((await done(viewContacts(deps, editor, lead!.id))).contacts).toMatchObject([{ contact: '13900001111' }]);
    expect((await desk.ledger.of('yunze', lead!.id)).map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['lead.received', 'system'],
      ['lead.contacts-seen', 'staff'],
    ]);
  });

  it('keeps its headline and when it happened, and is one however often a broken line sends it', async () => {
    const key = systemIds.next();
    const words = { title: '东街路灯不亮', happened: '从周三晚上起', key };
    await done(tell('东街从粮站到小学一段路灯三晚不亮', words));
    await done(tell('东街从粮站到小学一段路灯三晚不亮', words));
    expect(await inbox('东街路灯')).toMatchObject([
      { title: '东街路灯不亮', happened: words.happened, importance: 2, times: 1, version: 1 },
    ]);
  });

  it('is shown beside open ones that read alike, and never beside those of another station', async () => {
    const first = await told('老城墙边的古银杏被砍了两棵，居民都来看');
    await done(tell('古银杏被砍了两棵，就在老城墙边', { station: 'qinghe' }));
    const second = await told('老城墙古银杏被砍，有两棵');
    const { leads } = await done(similarLeads(deps, editor, second.id));
    expect(leads.map(({ id }) => id)).toEqual([first.id]);
    expect(leads[0]?.score).toBeGreaterThan(0.5);
    const neighbour = await desk.staff('editor', 'liutang');
    expect(await refused(similarLeads(deps, neighbour, first.id))).toBe('HEARTH.NOT_FOUND');
  });

  it('is forgotten as theirs when a reader leaves, and stays as a lead', async () => {
    const reader: ReaderActor = { kind: 'reader', id: systemIds.next(), name: '读者', station: 'yunze' };
    const [key, photo] = [systemIds.next(), systemIds.next()];
    const read = {
      width: 3,
      height: 2,
      blur: '',
      files: [{ kind: 'picture', type: 'image/jpeg', bytes: Buffer.alloc(9) }],
    } as const;
    await deps.database.transaction((tx) => deps.photos.insert(tx, { id: photo, tip: key, station: 'yunze' }, read));
    await done(tell('公园长椅断了两条腿，老人坐不了', { contact: '13900002222', reader, key, photos: [photo] }));
    expect(await deps.leads.tellingsBy(reader.id)).toMatchObject([{ text: '公园长椅断了两条腿，老人坐不了' }]);
    const [lead] = await inbox('公园长椅');
    expect((await done(viewPhotos(deps, editor, lead!.id))).photos).toHaveLength(1);
    await deps.database.transaction(async (tx) => {
      await deps.photos.forget(tx, reader.id);
      await deps.leads.forget(tx, reader.id);
    });
    expect((await done(viewPhotos(deps, editor, lead!.id))).photos).toEqual([]);
    expect((await done(viewContacts(deps, editor, lead!.id))).contacts).toEqual([]);
    expect(await deps.leads.tellingsBy(reader.id)).toEqual([]);
  });

  it('is not taken without end from one household, nor from one account behind many', async () => {
    const address = anAddress();
    for (let n = 0; n < TIP_LIMITS.household.points; n += 1) await done(tell(`第 ${n} 条不同的线索内容`, { address }));
    expect(await refused(tell('再多一条的线索内容', { address }))).toBe('LEADS.ENOUGH_TIPS');
    expect((await tell('另一户人家的线索内容')).ok).toBe(true);
    const reader: ReaderActor = { kind: 'reader', id: systemIds.next(), name: '读者', station: 'yunze' };
    for (let n = 0; n < TIP_LIMITS.account.points; n += 1) await done(tell(`账号的第 ${n} 条线索内容`, { reader }));
    expect(await refused(tell('账号再多一条线索内容', { reader }))).toBe('LEADS.ENOUGH_TIPS');
    expect(await refused(tell('寄到没有的台站去的线索', { station: 'nowhere' }))).toBe('HEARTH.NOT_FOUND');
  });
});

it('photos are not taken without end from one household', async () => {
  const bytes = Buffer.alloc(0);
  const send = (address: string) =>
    receivePhoto(deps, {
      ...{ id: systemIds.next(), tip: systemIds.next(), station: 'yunze', type: 'image/jpeg', address, length: 0 },
      read: async () => bytes,
    });
  const address = anAddress();
  for (let n = 0; n < PHOTO_LIMITS.household.points; n += 1) expect(await refused(send(address))).toBe('MEDIA.EMPTY');
  expect(await refused(send(address))).toBe('LEADS.ENOUGH_PHOTOS');
  expect(await refused(send(anAddress()))).toBe('MEDIA.EMPTY');
});

describe('work on leads', () => {
  it('makes one topic of a checked lead, whoever of two adopts it', async () => {
    const fresh = await told('坛窑今年第一次夜间开窑，愿意让拍');
    const words = { title: '坛窑夜间开窑', angle: '', importance: 2, column: 'c-news' };
    expect(await refused(adoptLead(deps, editor, { id: fresh.id, version: 1, ...words }))).toBe(
      'MACHINE.EVENT_NOT_ALLOWED',
    );
    const checked = await done(moveLead(deps, editor, { id: fresh.id, version: 1, event: 'check' }));
    const adopt = () => adoptLead(deps, editor, { id: fresh.id, version: checked.version, ...words });
    const both = await Promise.all([adopt(), adopt()]);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
    const lead = await done(viewLead(deps, editor, fresh.id));
    expect(lead).toMatchObject({ state: 'adopted', allowedEvents: ['detach'] });
    expect(await desk.db.knex('topic').where({ title: words.title })).toHaveLength(1);
    const { topic } = await done(viewTopic(deps, editor, lead.topic!));
    expect(topic).toMatchObject({ state: 'draft', notes: '坛窑今年第一次夜间开窑，愿意让拍', author: editor.id });
  });

  it('is given to a desk and to people who work there', async () => {
    const { id } = await told('菜市场三天没有清运垃圾');
    const stranger = await desk.staff('reporter', 'liutang');
    const to = (change: object) => assignLead(deps, editor, { id, version: 1, column: null, person: null, ...change });
    expect(await refused(to({ column: 'c-tea' }))).toBe('TOPICS.UNKNOWN_COLUMN');
    expect(await refused(to({ person: stranger.id }))).toBe('TOPICS.CANNOT_WORK_HERE');
    expect(await done(to({ column: 'c-news', person: editor.id }))).toMatchObject({ person: editor.id, version: 2 });
    const mine = await done(listLeads(deps, editor, { person: editor.id, column: 'c-news', limit: 5 }));
    expect(mine.leads.map((lead) => lead.id)).toEqual([id]);
    expect(await refused(to({}))).toBe('HEARTH.CHANGED_MEANWHILE');
  });

  it('drops with a reason, merges what is the same, and takes either up again', async () => {
    const [one, other] = [await told('桥头红绿灯坏了一整天'), await told('河湾大桥南头信号灯不亮')];
    expect(await refused(moveLead(deps, editor, { id: one.id, version: 1, event: 'drop' }))).toBe(
      'LEADS.REASON_MISSING',
    );
    expect(await refused(moveLead(deps, editor, { id: one.id, version: 1, event: 'merge', into: one.id }))).toBe(
      'LEADS.CANNOT_TAKE_IN',
    );
    const merged = await done(moveLead(deps, editor, { id: one.id, version: 1, event: 'merge', into: other.id }));
    expect(merged).toMatchObject({ state: 'merged', mergedInto: other.id });
    expect(await refused(moveLead(deps, editor, { id: other.id, version: 1, event: 'merge', into: one.id }))).toBe(
      'LEADS.CANNOT_TAKE_IN',
    );
    expect(await done(moveLead(deps, editor, { id: one.id, version: 2, event: 'reopen' }))).toMatchObject({
      state: 'new',
      mergedInto: null,
    });
  });

  it('shows and gives nothing of a station to its neighbour', async () => {
    const { id } = await told('市里的事情只有市里看得到');
    const neighbour = await desk.staff('editor', 'liutang');
    expect(await refused(viewLead(deps, neighbour, id))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(viewContacts(deps, neighbour, id))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(moveLead(deps, neighbour, { id, version: 1, event: 'check' }))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(listLeads(deps, neighbour, { station: 'yunze', limit: 5 }))).toBe('HEARTH.NOT_ALLOWED');
  });

  it('turns pages without losing or doubling any', async () => {
    for (let n = 0; n < 5; n += 1) await done(tell(`翻页用的第 ${n} 条内容`, { station: 'liutang' }));
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await done(listLeads(deps, editor, { station: 'liutang', limit: 2, cursor }));
      seen.push(...page.leads.map(({ text }) => text));
      cursor = page.cursor ?? undefined;
      more = cursor !== undefined;
    }
    expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `翻页用的第 ${n} 条内容`));
  });
});
