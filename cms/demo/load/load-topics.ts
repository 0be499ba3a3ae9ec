import { roleSlugs, type RoleSlug, type StaffActor, type Topic } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { peopleOf } from '../../platform/people/person-store';
import { approveTopic } from '../../server/topics/approve-topic';
import { commentTopic } from '../../server/topics/comment-topic';
import { mergeTopics } from '../../server/topics/merge-topics';
import { moveTopic } from '../../server/topics/move-topic';
import { setChain } from '../../server/topics/set-chain';
import type { TopicDeps } from '../../server/topics/topic-deps';
import { topicDeps } from '../../server/topics/topics.slice';
import { createTopic } from '../../server/topics/write-topic';
import type { DemoFiles } from '../demo-files';
import type { DemoTopic } from '../topic-file';

const HOUR = 3_600_000;

/** The people of the demo by their keys, as those who act. */
export type Cast = (key: string) => StaffActor;
type Stage = { readonly deps: TopicDeps; readonly cast: Cast; readonly columns: ReadonlyMap<string, string> };

/** Plans what the demo's newsrooms plan, each move made by the person who would make it: so every card has a true history. */
export async function loadTopics(
  platform: Platform,
  files: DemoFiles,
  columns: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Topic>> {
  const stage: Stage = { deps: topicDeps(platform), cast: await castOf(platform, files), columns };
  const chief = stage.cast('chief-editor');
  for (const { station, column, steps } of files.topics.chains) {
    const signers = steps.map((role) => ({ role: roleOf(role), post: null }));
    const id = column === null ? null : idOf(stage, column);
    unwrap(await setChain(stage.deps, chief, { station, column: id, steps: signers, version: 0 }));
  }
  const made = new Map<string, Topic>();
  // A duplicate is written after what it is merged into.
  const inOrder = [...files.topics.topics].sort((a, b) => Number(a.state === 'merged') - Number(b.state === 'merged'));
  for (const topic of inOrder) made.set(topic.key, await play(stage, topic, made));
  return made;
}

async function play(stage: Stage, topic: DemoTopic, made: ReadonlyMap<string, Topic>): Promise<Topic> {
  const { deps, cast } = stage;
  const now = deps.clock.now().getTime();
  const [from, to] = topic.plannedInHours.map((hours) => new Date(now + hours * HOUR).toISOString());
  const { title, angle, importance, channels, place, notes, peopleWanted, station, state } = topic;
  const plan = { plannedFrom: from ?? null, plannedTo: to ?? null, budgetFen: topic.budgetYuan * 100 };
  const words = { title, angle, importance, channels, place, notes, peopleWanted, station, ...plan };
  const author = cast(topic.by);
  const drafted = { ...words, column: idOf(stage, topic.column), pitch: state !== 'draft' };
  let card = unwrap(await createTopic(deps, author, drafted));
  for (const { by, text } of topic.comments) {
    unwrap(await commentTopic(deps, cast(by), { id: card.id, text }));
  }
  for (const step of COURSE[state]) card = await STEPS[step]({ ...stage, topic, made }, card);
  return card;
}

type Scene = Stage & { readonly topic: DemoTopic; readonly made: ReadonlyMap<string, Topic> };
type Step = (scene: Scene, card: Topic) => Promise<Topic>;

/** A county's editor signs the county's topics; at the city it is the desk, then the chief editor. */
async function sign({ deps, cast, topic }: Scene, card: Topic): Promise<Topic> {
  const role = card.chain?.steps[card.chain.signed]?.role ?? '';
  const signer = cast(role === 'editor' ? `${topic.station}-editor` : role);
  return unwrap(await approveTopic(deps, signer, { id: card.id, version: card.version }));
}

const approve: Step = async (scene, card) => {
  let signed = card;
  while (signed.state === 'pitched') signed = await sign(scene, signed);
  return signed;
};

const moved =
  (event: Parameters<typeof moveTopic>[2]['event'], by: 'desk-head' | 'crew'): Step =>
  async ({ deps, cast, topic }, { id, version, plannedFrom }) => {
    const actor = cast(by === 'crew' ? (topic.people[0] ?? topic.by) : by);
    const reason = event === 'return' || event === 'reject' || event === 'cancel' ? topic.reason : undefined;
    const people = event === 'assign' ? topic.people.map((key) => cast(key).id) : undefined;
    const later = event === 'postpone' ? (plannedFrom ?? undefined) : undefined;
    return unwrap(await moveTopic(deps, actor, { id, version, event, reason, people, plannedFrom: later }));
  };

const merge: Step = async ({ deps, cast, topic, made }, { id, version }) => {
  const into = made.get(topic.into ?? '');
  if (!into) throw new Error(`The demo merges ${topic.key} into nothing`);
  const both = { id, version, into: into.id, intoVersion: into.version };
  return unwrap(await mergeTopics(deps, cast('desk-head'), both)).topic;
};

const STEPS = {
  sign,
  approve,
  merge,
  return: moved('return', 'desk-head'),
  reject: moved('reject', 'desk-head'),
  postpone: moved('postpone', 'desk-head'),
  cancel: moved('cancel', 'desk-head'),
  assign: moved('assign', 'desk-head'),
  accept: moved('accept', 'crew'),
  arrive: moved('arrive', 'crew'),
  file: moved('file', 'crew'),
  cover: moved('cover', 'desk-head'),
} as const satisfies Record<string, Step>;

const COURSE: Readonly<Record<DemoTopic['state'], readonly (keyof typeof STEPS)[]>> = {
  draft: [],
  pitched: [],
  half: ['sign'],
  returned: ['return'],
  rejected: ['reject'],
  merged: ['merge'],
  postponed: ['approve', 'postpone'],
  cancelled: ['approve', 'cancel'],
  approved: ['approve'],
  assigned: ['approve', 'assign'],
  accepted: ['approve', 'assign', 'accept'],
  on_site: ['approve', 'assign', 'accept', 'arrive'],
  filed: ['approve', 'assign', 'accept', 'arrive', 'file'],
  covered: ['approve', 'assign', 'accept', 'arrive', 'file', 'cover'],
};

/** Finds the people of the demo by their keys. */
/** The people of the demo by their keys, as those who act. */
export async function castOf({ database, stations }: Platform, { people, stations: all }: DemoFiles): Promise<Cast> {
  const known = await peopleOf(
    database.read,
    all.map(({ slug }) => slug),
  );
  const actors = new Map<string, StaffActor>();
  for (const { key, email } of people) {
    const person = known.find((one) => one.email === email);
    if (!person) continue;
    const { id, name, station, roles } = person;
    const sees = await stations.visible(station);
    actors.set(key, { kind: 'staff', id, name: name['zh-Hans'], station, stations: sees, roles });
  }
  return (key) => {
    const actor = actors.get(key);
    if (!actor) throw new Error(`The demo has no person ${key}`);
    return actor;
  };
}

function idOf({ columns }: Stage, slug: string): string {
  const id = columns.get(slug);
  if (id === undefined) throw new Error(`The demo has no column ${slug}`);
  return id;
}

function roleOf(slug: string): RoleSlug {
  const role = roleSlugs.find((known) => known === slug);
  if (!role) throw new Error(`The demo lets an unknown role sign: ${slug}`);
  return role;
}
