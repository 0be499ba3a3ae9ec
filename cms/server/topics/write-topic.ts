import {
  topicChanged,
  topicMoved,
  type ChangeTopic,
  type NewTopic,
  type StaffActor,
  type Topic,
  type TopicReason,
  type TopicWords,
} from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { type MoveRefusal } from './make-move';
import { chainOf, moveTopic } from './move-topic';
import { presentTopic } from './present-topic';
import { standingOf } from './standing';
import type { TopicDeps } from './topic-deps';
import { afterMaterialChange, isSettled, materialChanges } from './topic.rules';
import type { KeptTopic, TopicPatch } from './topic-store';

/** Why a change of a topic is refused. */
export type WriteRefusal =
  | MoveRefusal
  | Refusal<'HEARTH.NOT_ALLOWED' | 'TOPICS.UNKNOWN_COLUMN' | TopicReason, undefined>
  | Refusal<'TOPICS.SETTLED', { fields: readonly string[] }>;

/** What a topic says before anybody wrote more than its title. */
export const EMPTY_WORDS: Omit<TopicWords, 'title'> = {
  angle: '',
  importance: 2,
  column: null,
  channels: [],
  plannedFrom: null,
  plannedTo: null,
  budgetFen: 0,
  place: '',
  notes: '',
  peopleWanted: 1,
};

/** Writes a topic; with `pitch` it goes straight into its approval. */
export async function createTopic(
  deps: TopicDeps,
  actor: StaffActor,
  { station = actor.station, pitch, ...given }: NewTopic,
): Promise<Result<Topic, WriteRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const words = { ...EMPTY_WORDS, ...said(given) };
  if (!(await columnFits(deps, station, words.column))) return err('TOPICS.UNKNOWN_COLUMN');
  if (pitch && words.angle === '') return err('TOPICS.NOT_COMPLETE');
  const id = deps.ids.next();
  await deps.database.transaction((tx) =>
    draftTopic(deps, tx, { id, actor, station, words: { ...words, title: given.title } }),
  );
  return pitch ? moveTopic(deps, actor, { id, event: 'pitch', version: 1 }) : ok(await presentTopic(deps, actor, id));
}

/** A topic about to be written. */
export type DraftedTopic = {
  readonly id: string;
  readonly actor: StaffActor;
  readonly station: string;
  readonly words: TopicWords;
};

/** Writes the draft of a topic with its history, its entry and its event, in the transaction of whatever it comes from. */
export async function draftTopic(deps: TopicDeps, tx: Tx, { id, actor, station, words }: DraftedTopic): Promise<void> {
  await deps.topics.insert(tx, { ...words, id, station, author: actor.id });
  const step = { id: deps.ids.next(), event: 'draft', from: null, to: 'draft', person: actor.id } as const;
  await deps.hands.note(tx, { id, station }, { ...step, onBehalfOf: actor.onBehalfOf ?? null, reason: null });
  deps.ledger.append(tx, { actor, action: 'topic.drafted', subject: id });
  const at = deps.clock.now().toISOString();
  const drafted = { topicId: id, event: 'draft', from: null, to: 'draft', version: 1, by: actor.id, at } as const;
  await deps.outbox.append(tx, topicMoved({ station, ...drafted }));
}

/** Changes what a topic says. A change of what is approved voids signatures already given, and is refused once it is approved. */
export async function changeTopic(
  deps: TopicDeps,
  actor: StaffActor,
  { id, version, ...change }: ChangeTopic & { readonly id: string },
): Promise<Result<Topic, WriteRefusal>> {
  const found = await theirs(deps, actor, { id, version });
  if (!found.ok) return found;
  const topic = found.value;
  const words = said(change);
  const material = materialChanges(topic, words);
  if (material.length > 0 && isSettled(topic)) return err('TOPICS.SETTLED', { fields: material });
  if (words.column !== undefined && !(await columnFits(deps, topic.station, words.column))) {
    return err('TOPICS.UNKNOWN_COLUMN');
  }
  const patch = { ...words, ...spanOf(topic, words), ...(material.length > 0 ? await anew(deps, topic, words) : {}) };
  const facts = { fields: Object.keys(words), signaturesVoided: material.length > 0 ? topic.signed : 0 };
  const changed = await deps.database.transaction((tx) => writeChange(deps, tx, { actor, topic, patch, facts }));
  return changed ? ok(await presentTopic(deps, actor, id)) : err('HEARTH.CHANGED_MEANWHILE');
}

type WrittenChange = {
  readonly actor: StaffActor;
  readonly topic: KeptTopic;
  readonly patch: TopicPatch;
  readonly facts: Readonly<Record<string, unknown>>;
};

/** Writes a change with its history, its entry and its event; false when somebody was first. */
export async function writeChange(
  deps: TopicDeps,
  tx: Tx,
  { actor, topic, patch, facts }: WrittenChange,
): Promise<boolean> {
  if (!(await deps.topics.patch(tx, topic, patch))) return false;
  const { id, station, state, version } = topic;
  deps.ledger.append(tx, { actor, action: 'topic.changed', subject: id, facts });
  const step = { id: deps.ids.next(), event: 'change', from: state, to: state, person: actor.id } as const;
  await deps.hands.note(tx, topic, { ...step, onBehalfOf: actor.onBehalfOf ?? null, reason: null });
  const at = deps.clock.now().toISOString();
  const told = { topicId: id, version: version + 1, by: actor.id, at };
  await deps.outbox.append(tx, topicChanged({ station, ...told }));
  return true;
}

/** The topic, if it is one that they may write in. */
export async function theirs(
  deps: TopicDeps,
  actor: StaffActor,
  { id, version }: Pick<KeptTopic, 'id' | 'version'>,
): Promise<Result<KeptTopic, WriteRefusal>> {
  const [topic] = await deps.topics.byIds(actor.stations, [id]);
  if (!topic) return err('HEARTH.NOT_FOUND');
  if (topic.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  if ([topic.author, topic.pitchedBy, ...topic.people].includes(actor.id)) return ok(topic);
  const { powers } = await standingOf(deps, actor);
  return powers.manage ? ok(topic) : err('TOPICS.NOT_YOURS');
}

/** A new round, and the chain of the new column. */
async function anew(deps: TopicDeps, topic: KeptTopic, words: Partial<TopicWords>): Promise<TopicPatch> {
  const { round, signed } = afterMaterialChange(topic);
  if (topic.chain === null) return { round, signed };
  return {
    round,
    signed,
    chain: await chainOf(deps, { ...topic, column: words.column === undefined ? topic.column : words.column }),
  };
}

/** An end before the start would be refused by the database; who moves only the start has not said a word about the end. */
function spanOf(topic: KeptTopic, words: Partial<TopicWords>): Partial<TopicWords> {
  const from = words.plannedFrom === undefined ? topic.plannedFrom : words.plannedFrom;
  const to = words.plannedTo === undefined ? topic.plannedTo : words.plannedTo;
  const fits = from !== null && to !== null && Date.parse(from) <= Date.parse(to);
  return { plannedFrom: from, plannedTo: fits ? to : null };
}

/** Whether a column is one of the station's. */
export async function columnFits(
  { columns }: Pick<TopicDeps, 'columns'>,
  station: string,
  column: string | null,
): Promise<boolean> {
  return column === null || (await columns.all()).some((one) => one.id === column && one.station === station);
}

/** Only what was really said: zod leaves optional fields there as undefined. */
function said(words: { readonly [Field in keyof TopicWords]?: TopicWords[Field] | undefined }): Partial<TopicWords> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}
