import type { StaffActor, Topic } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { approveTopic } from './approve-topic';
import { commentTopic } from './comment-topic';
import { mergeTopics, unmergeTopic } from './merge-topics';
import { moveTopic } from './move-topic';
import { tellPlanning } from './tell-planning';
import { aPlanningDesk, done, NEWS, refused, type PlanningDesk } from './testing/a-planning-desk';
import { findSimilar, listTopics, viewBoard, viewCalendar, viewTopic } from './view-topics';
import { viewDesk } from './view-desk';
import { changeTopic, createTopic } from './write-topic';
import { topicChanged, topicMoved } from '../../contract';
import { promised } from '../../../tests/host/slowness';

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

type MoveEvent = Parameters<typeof moveTopic>[2]['event'];
const move = (who: StaffActor, { id, version }: Topic, ...[event, more = {}]: [MoveEvent, object?]) =>
  moveTopic(desk.deps, who, { id, version, event, ...more });
const approved = async (words = {}): Promise<Topic> => {
  const half = await done(approveTopic(desk.deps, head, await desk.pitched(reporter, words)));
  return done(approveTopic(desk.deps, chief, half));
};

describe('work on a topic', () => {
  it('is assigned, accepted, done on site, filed and covered, each by who may', async () => {
    const crew = await desk.staff('reporter');
    const topic = await approved();
    expect(await refused(move(head, topic, 'assign'))).toBe('TOPICS.NOBODY_ASSIGNED');
    const stranger = await desk.staff('reporter', 'liutang');
    expect(await refused(move(head, topic, 'assign', { people: [stranger.id] }))).toBe('TOPICS.CANNOT_WORK_HERE');
    expect(await refused(move(reporter, topic, 'assign', { people: [crew.id] }))).toBe('TOPICS.NO_POWER_TO_MANAGE');
    let now = await done(move(head, topic, 'assign', { people: [crew.id] }));
    expect(now).toMatchObject({ state: 'assigned', people: [crew.id], undo: 'unassign' });
    expect(await refused(move(reporter, now, 'accept'))).toBe('TOPICS.NOT_ASSIGNED');
    const states: string[] = [];
    for (const event of ['accept', 'arrive', 'step_back', 'arrive', 'file'] as const) {
      now = await done(move(crew, now, event));
      states.push(now.state);
    }
    expect(states).toEqual(['accepted', 'on_site', 'accepted', 'on_site', 'filed']);
    expect(now.allowedEvents).toEqual(['step_back']);
    expect((await done(move(head, now, 'cover'))).state).toBe('covered');
  });

  it('is put aside and comes back to exactly where it was', async () => {
    const topic = await approved();
    expect(await refused(move(head, topic, 'postpone'))).toBe('TOPICS.NEW_TIME_MISSING');
    const later = await done(move(head, topic, 'postpone', { plannedFrom: '2026-12-24T08:00:00+08:00' }));
    expect(later).toMatchObject({ state: 'postponed', plannedFrom: '2026-12-24T00:00:00.000Z', undo: 'restore' });
    expect(await refused(move(head, later, 'reopen'))).toBe('TOPICS.NOT_THIS_WAY');
    const off = await done(move(head, later, 'cancel', { reason: '活动取消' }));
    expect(off.allowedEvents).toEqual(['restore']);
    expect(await done(move(head, off, 'restore'))).toMatchObject({ state: 'approved', reason: null });
  });

  it('answers what is impossible in a state with what is possible', async () => {
    const refusal = await move(head, await desk.pitched(reporter), 'cover');
    expect(refusal.ok ? undefined : refusal.error).toMatchObject({
      code: 'MACHINE.EVENT_NOT_ALLOWED',
      details: { state: 'pitched', event: 'cover' },
    });
  });

  it('refuses a version that is no more', async () => {
    const topic = await desk.pitched(reporter);
    await done(changeTopic(desk.deps, reporter, { id: topic.id, version: topic.version, notes: '新' }));
    expect(await refused(move(reporter, topic, 'withdraw'))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(await refused(changeTopic(desk.deps, reporter, { id: topic.id, version: topic.version, notes: '旧' }))).toBe(
      'HEARTH.CHANGED_MEANWHILE',
    );
  });
});

describe('a merge', () => {
  const pair = async (): Promise<[Topic, Topic]> => [await desk.pitched(reporter), await desk.pitched(reporter)];
  const merge = (who: StaffActor, topic: Topic, into: Topic) =>
    mergeTopics(desk.deps, who, { id: topic.id, into: into.id, version: topic.version, intoVersion: into.version });
  const texts = async (topic: Topic): Promise<string[]> =>
    (await done(viewTopic(desk.deps, head, topic.id))).comments.map(({ text }) => text);

  it('takes the comments along and gives them back', async () => {
    const [one, other] = await pair();
    await done(commentTopic(desk.deps, reporter, { id: one.id, text: '我有线索' }));
    await done(commentTopic(desk.deps, reporter, { id: other.id, text: '原有评论' }));
    const merged = await done(merge(head, one, other));
    expect(merged.topic).toMatchObject({ state: 'merged', mergedInto: other.id, undo: 'recall' });
    await done(commentTopic(desk.deps, head, { id: one.id, text: '并过来之后' }));
    expect((await texts(other)).sort()).toEqual(['原有评论', '并过来之后', '我有线索'].sort());
    expect(await texts(one)).toEqual([]);
    expect((await done(viewTopic(desk.deps, head, other.id))).merged).toMatchObject([{ id: one.id }]);

    const back = await done(unmergeTopic(desk.deps, head, merged.topic));
    expect(back).toMatchObject({ state: 'pitched', mergedInto: null });
    expect(await texts(one)).toEqual(['我有线索']);
    expect(await texts(other)).toHaveLength(2);
  });

  it('stands once the other has changed', async () => {
    const [one, other] = await pair();
    const { topic, into } = await done(merge(head, one, other));
    await done(approveTopic(desk.deps, head, into));
    expect(await refused(unmergeTopic(desk.deps, chief, topic))).toBe('TOPICS.TARGET_TOUCHED');
    const [seen] = (await done(listTopics(desk.deps, chief, { state: 'merged', limit: 1 }))).topics;
    expect(seen).toMatchObject({ id: one.id, allowedEvents: [] });
  });

  it('goes into a living topic of the same station only, and not in a circle', async () => {
    const [one, other] = await pair();
    expect(await refused(merge(head, one, one))).toBe('TOPICS.CANNOT_TAKE_IN');
    const tea = await desk.pitched(await desk.staff('reporter', 'qinghe'));
    expect(await refused(merge(chief, one, tea))).toBe('TOPICS.CANNOT_TAKE_IN');
    expect(await refused(merge(await desk.staff('reporter'), one, other))).toBe('TOPICS.NOT_YOURS');
    const crossing = await Promise.all([merge(head, one, other), merge(head, other, one)]);
    expect(crossing.filter(({ ok }) => ok)).toHaveLength(1);
    expect(crossing.flatMap((each) => (each.ok ? [] : [each.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
    expect(await refused(unmergeTopic(desk.deps, head, tea))).toBe('TOPICS.NOT_THIS_WAY');
  });
});

describe('lists', () => {
  const at = (day: number): string => `2027-03-0${day}T10:00:00+08:00`;

  it('show a board with counts, pages behind each state, and what each person may do', async () => {
    const crowd = await desk.staff('editor', 'liutang');
    for (let n = 0; n < 5; n += 1) await done(createTopic(desk.deps, crowd, { title: `藕塘 ${n}`, pitch: false }));
    const { columns } = await done(viewBoard(desk.deps, crowd, { limit: 2 }));
    const drafts = columns.find(({ state }) => state === 'draft')!;
    expect(drafts).toMatchObject({ count: 5, topics: [{ title: '藕塘 4' }, { title: '藕塘 3' }] });
    expect(drafts.topics[0]?.moves.find(({ event }) => event === 'pitch')?.because).toBe('TOPICS.NOT_COMPLETE');
    const titles: string[] = [];
    for (let cursor = drafts.cursor; cursor !== null;) {
      const page = await done(listTopics(desk.deps, crowd, { state: 'draft', cursor, limit: 2 }));
      titles.push(...page.topics.map(({ title }) => title));
      cursor = page.cursor;
    }
    expect(titles).toEqual(['藕塘 2', '藕塘 1', '藕塘 0']);
    expect(columns.filter(({ count }) => count > 0)).toHaveLength(1);
  });

  it('narrow by column, person, words and time', async () => {
    const crew = await desk.staff('reporter');
    const lamp = await approved({ title: '老街换灯夜拍', column: NEWS, plannedFrom: at(2), plannedTo: at(4) });
    await done(move(head, lamp, 'assign', { people: [crew.id] }));
    const other = await desk.pitched(reporter, { title: '公交新线', plannedFrom: at(6) });
    const found = async (filters: object): Promise<string[]> =>
      (await done(listTopics(desk.deps, head, { ...filters, limit: 100 }))).topics.map(({ id }) => id);
    expect(await found({ person: crew.id })).toEqual([lamp.id]);
    expect(await found({ text: '换灯' })).toEqual([lamp.id]);
    expect(await found({ column: NEWS, text: '老街' })).toEqual([lamp.id]);
    expect(await found({ from: at(4), to: at(7) })).toEqual([other.id, lamp.id]);
    const { topics } = await done(viewCalendar(desk.deps, head, { from: at(1), to: at(5) }));
    expect(topics.map(({ id }) => id)).toEqual([lamp.id]);
    expect(
      await refused(listTopics(desk.deps, await desk.staff('editor', 'liutang'), { station: 'yunze', limit: 5 })),
    ).toBe('HEARTH.NOT_ALLOWED');
  });

  it('hint at topics that read alike, as long as they live', async () => {
    const twin = await desk.pitched(reporter, {
      title: '河湾大桥封闭检修，早高峰怎么走',
      angle: '跟拍检修现场，实测绕行公交',
    });
    const asked = async (): Promise<string[]> =>
      (await done(findSimilar(desk.deps, reporter, { text: '大桥封闭检修，公交怎么绕行' }))).topics.map(({ id }) => id);
    expect(await asked()).toEqual([twin.id]);
    expect((await done(findSimilar(desk.deps, reporter, { text: '大桥封闭检修', except: twin.id }))).topics).toEqual(
      [],
    );
    const neighbour = await desk.staff('reporter', 'liutang');
    expect((await done(findSimilar(desk.deps, neighbour, { text: '大桥封闭检修' }))).topics).toEqual([]);
    await done(move(reporter, twin, 'cancel', { reason: '已有人做' }));
    expect(await asked()).toEqual([]);
  });

  it('bring the words for ids and one’s powers once', async () => {
    const peopleAt = async () => desk.deps.people.byIds([head.id]);
    const seen = await done(viewDesk({ ...desk.deps, peopleAt }, reporter));
    expect(seen.powers).toEqual({ pitch: true, approve: false, manage: false });
    expect(seen.columns.map(({ id }) => id)).toEqual([NEWS, 'c-tea']);
    expect(seen.people.map(({ id }) => id)).toEqual([head.id]);
  });
});

it('is told within two seconds, in the rooms of its station and of those above', async () => {
  const said: { room: string; event: string; at: number }[] = [];
  const realtime = {
    publish: (room: string, { type }: { type: string }) => void said.push({ room, event: type, at: Date.now() }),
  };
  desk.node.outbox.subscribe({
    name: 'planning.tell',
    events: [topicMoved, topicChanged],
    handle: (event) => tellPlanning({ realtime, stations: desk.deps.stations }, event),
  });
  await desk.node.start();
  const before = Date.now();
  await done(createTopic(desk.deps, await desk.staff('reporter', 'qinghe'), { title: '秋茶', pitch: false }));
  const told = await until(
    () => said.filter(({ event }) => event === 'topic.moved'),
    (heard) => heard.length >= 2,
  );
  expect(told.map(({ room }) => room).sort()).toEqual(['planning:qinghe', 'planning:yunze']);
  expect(told[1]!.at - before).toBeLessThan(promised(2_000));
});
