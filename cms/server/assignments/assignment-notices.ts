import { z } from 'zod';
import { moment, textOf, type AssignmentEvent, type ChangedField, type Lateness } from '../../contract';
import { defineNotice, type Notify } from '../../platform';
import type { Tx } from '../../platform';
import type { KeptAssignment } from './assignment-store';

const facts = z.object({ title: z.string(), place: z.string(), due: moment });

const given = defineNotice(
  'assignment.given',
  {
    about: { 'zh-Hans': '采访任务派给您', en: 'You are sent' },
    'zh-Hans': { title: '采访任务：{title}', body: '{place}，{due|time} 前交稿。请在手机或后台接受。' },
    en: {
      title: 'You are sent: {title}',
      body: '{place}; file by {due|time}. Accept it on your phone or in the admin.',
    },
    lanes: ['mail', 'sms'],
    foldMinutes: 1,
  },
  facts,
);

const changed = defineNotice(
  'assignment.changed',
  {
    about: { 'zh-Hans': '采访任务有变', en: 'Your task changed' },
    'zh-Hans': { title: '采访任务{change}：{title}', body: '{place}，{due|time} 前交稿。{reason}' },
    en: { title: 'Task {change}: {title}', body: '{place}; file by {due|time}. {reason}' },
    lanes: ['mail', 'sms'],
    foldMinutes: 1,
  },
  facts.extend({ change: textOf(20), reason: z.string().default('') }),
);

const rewritten = defineNotice(
  'assignment.rewritten',
  {
    about: { 'zh-Hans': '采访任务改了内容', en: 'Your task was rewritten' },
    'zh-Hans': { title: '采访任务有改动：{title}', body: '改了{what}。{place}，{due|time} 前交稿。' },
    en: { title: 'Your task changed: {title}', body: 'Changed: {what}. {place}; file by {due|time}.' },
    lanes: ['mail', 'sms'],
    foldMinutes: 1,
  },
  facts.extend({ what: textOf(200) }),
);

const answered = defineNotice(
  'assignment.answered',
  {
    about: { 'zh-Hans': '采访任务的进展', en: 'A task moved on' },
    'zh-Hans': { title: '采访任务{change}：{title}', body: '{person}，{place}。{reason}' },
    en: { title: 'Task {change}: {title}', body: '{person}, {place}. {reason}' },
    personal: ['person'],
    foldMinutes: 1,
  },
  facts.extend({ change: textOf(20), person: z.string(), reason: z.string() }),
);

const late = defineNotice(
  'assignment.late',
  {
    about: { 'zh-Hans': '采访任务超时', en: 'A task is late' },
    'zh-Hans': { title: '{what}：{title}', body: '{place}，应于 {due|time}。请联系记者或改派。' },
    en: { title: '{what}: {title}', body: '{place}; it was due {due|time}. Call the reporter or send somebody else.' },
    urgency: 'high',
    lanes: ['mail', 'sms'],
    foldMinutes: 1,
  },
  facts.extend({ what: textOf(20) }),
);

/** What the field desk tells of. */
export const assignmentNotices = [given, changed, rewritten, answered, late];

const TASKS = '/plugins/cms/field';
const LATE: Readonly<Record<Lateness, { 'zh-Hans': string; en: string }>> = {
  acceptance: { 'zh-Hans': '任务无人应答', en: 'Nobody accepted' },
  departure: { 'zh-Hans': '未按时出发', en: 'Not on the way' },
  arrival: { 'zh-Hans': '未按时到场', en: 'Not on site' },
  filing: { 'zh-Hans': '未按时交稿', en: 'Nothing filed' },
};

/** What was done, for those who gave the task out. */
const TO_DESK: Readonly<Partial<Record<AssignmentEvent, { 'zh-Hans': string; en: string }>>> = {
  accept: { 'zh-Hans': '已接受', en: 'accepted' },
  decline: { 'zh-Hans': '被谢绝', en: 'declined' },
  file: { 'zh-Hans': '已回传', en: 'filed' },
};

/** What was done, for those who have the task. */
const TO_CREW = {
  cancel: { 'zh-Hans': '已取消', en: 'cancelled' },
  taken: { 'zh-Hans': '已改派他人', en: 'handed over' },
  withdraw: { 'zh-Hans': '已收回', en: 'withdrawn' },
  ask_again: { 'zh-Hans': '需要补充', en: 'wants more' },
} as const;

type Deps = { readonly notices: { readonly notify: Notify }; readonly ids: { next(): string } };
type To = { readonly people: readonly string[]; readonly by: string };

const factsOf = ({ title, place, due }: KeptAssignment) => ({ title, place: place === '' ? '—' : place, due });
const linkOf = ({ id }: KeptAssignment): string => `${TASKS}?open=${id}`;

/** Tells people that they are sent; whoever sends themselves knows. */
export async function tellGiven(
  deps: Deps,
  tx: Tx,
  { task, people, by }: To & { task: KeptAssignment },
): Promise<void> {
  for (const person of people) {
    if (person === by) continue;
    const news = {
      kind: given,
      station: task.station,
      to: { person },
      subject: `${task.id}/${person}/${task.version}`,
    };
    await deps.notices.notify(tx, { ...news, facts: factsOf(task), link: linkOf(task) });
  }
}

type Became = { task: KeptAssignment; change: keyof typeof TO_CREW; reason?: string | null };

/** Tells those who have, or had, a task what became of it. */
export async function tellCrew(deps: Deps, tx: Tx, { task, people, by, change, reason }: To & Became): Promise<void> {
  for (const person of people) {
    if (person === by) continue;
    const news = {
      kind: changed,
      station: task.station,
      to: { person },
      subject: `${task.id}/${task.version}/${change}`,
    };
    await deps.notices.notify(tx, {
      ...news,
      facts: { ...factsOf(task), change: TO_CREW[change], reason: reason ?? '' },
      link: linkOf(task),
    });
  }
}

/** What of a task can change, as its people are told. */
const FIELDS: Readonly<Record<ChangedField, { 'zh-Hans': string; en: string }>> = {
  brief: { 'zh-Hans': '任务说明', en: 'brief' },
  place: { 'zh-Hans': '地点', en: 'place' },
  contact: { 'zh-Hans': '现场联系人', en: 'contact' },
  departsAt: { 'zh-Hans': '出发时间', en: 'departure' },
  onSiteAt: { 'zh-Hans': '到场时间', en: 'arrival' },
  due: { 'zh-Hans': '交稿时间', en: 'deadline' },
  resources: { 'zh-Hans': '携带', en: 'what is taken along' },
  kind: { 'zh-Hans': '报道形式', en: 'form' },
  title: { 'zh-Hans': '标题', en: 'title' },
  plan: { 'zh-Hans': '报道要求', en: 'what is wanted' },
};

type Rewritten = { readonly task: KeptAssignment; readonly fields: readonly ChangedField[]; readonly by: string };

/** Tells those who have a task what of it was changed. */
export async function tellRewritten(deps: Deps, tx: Tx, { task, fields, by }: Rewritten): Promise<void> {
  const what = {
    'zh-Hans': fields.map((field) => FIELDS[field]['zh-Hans']).join('、'),
    en: fields.map((field) => FIELDS[field].en).join(', '),
  };
  for (const person of task.people) {
    if (person === by) continue;
    const to = { kind: rewritten, station: task.station, to: { person } };
    const news = { ...to, subject: `${task.id}/${task.version}/${fields.join('+')}`, link: linkOf(task) };
    await deps.notices.notify(tx, { ...news, facts: { ...factsOf(task), what } });
  }
}

type Answer = {
  readonly task: KeptAssignment;
  readonly event: AssignmentEvent;
  readonly by: { id: string; name: string };
};

/** Tells whoever gave a task out how it goes. */
export async function tellDesk(
  deps: Deps,
  tx: Tx,
  { task, event, by, reason }: Answer & { readonly reason: string | null },
): Promise<void> {
  const change = TO_DESK[event];
  if (!change || by.id === task.assignedBy) return;
  const words = { ...factsOf(task), change, person: by.name, reason: reason ?? '' };
  const news = {
    kind: answered,
    station: task.station,
    to: { person: task.assignedBy },
    subject: `${task.id}/${task.version}`,
  };
  await deps.notices.notify(tx, { ...news, facts: words, link: linkOf(task) });
}

/** Tells whoever gave a task out, and those who have it, that something is late. */
export async function tellLate(
  deps: Deps,
  tx: Tx,
  { task, what, due }: { readonly task: KeptAssignment; readonly what: Lateness; readonly due: string },
): Promise<void> {
  for (const person of new Set([task.assignedBy, ...task.people])) {
    const news = { kind: late, station: task.station, to: { person }, subject: `${task.id}/${what}/${due}` };
    await deps.notices.notify(tx, { ...news, facts: { ...factsOf(task), due, what: LATE[what] }, link: linkOf(task) });
  }
}
