import sharp from 'sharp';
import type { Lead } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import type { OutsideAnswer, OutsideProblem } from '../../platform/outside/fetch-outside';
import { addHappening } from '../../server/happenings/write-happening';
import { happeningDeps } from '../../server/happenings/happenings.slice';
import { makeTopic } from '../../server/happenings/make-topic';
import { moveHappening } from '../../server/happenings/move-happening';
import { switchRulesOn } from '../../server/ingest/change-rules';
import type { IngestDeps } from '../../server/ingest/ingest-deps';
import { ingestDeps } from '../../server/ingest/ingest.slice';
import { addSource, readNow, turnSource } from '../../server/ingest/write-source';
import { setItemAside } from '../../server/ingest/work-items';
import { GIVES_UP_AFTER } from '../../server/ingest/backoff.rules';
import type { LeadDeps } from '../../server/leads/lead-deps';
import { leadDeps } from '../../server/leads/leads.slice';
import { noteLead } from '../../server/leads/note-lead';
import { receivePhoto } from '../../server/leads/receive-photo';
import { takeTip } from '../../server/leads/take-tip';
import { assignLead, moveLead } from '../../server/leads/work-leads';
import type { DemoFiles } from '../demo-files';
import type { DemoDesk } from '../desk-file';
import { drawPicture } from '../pictures';
import { castOf, type Cast } from './load-topics';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STATION_SHIFT = 8 * HOUR;

type Stage = { readonly platform: Platform; readonly cast: Cast; readonly columns: ReadonlyMap<string, string> };

/** Fills the inboxes of the newsroom: what people told, what was read elsewhere by which rules, and what will happen. */
export async function loadDesk(
  platform: Platform,
  files: DemoFiles,
  columns: ReadonlyMap<string, string>,
): Promise<void> {
  const stage: Stage = { platform, cast: await castOf(platform, files), columns };
  const { desk } = files;
  for (const [index, tip] of desk.tips.entries()) await tell(stage, tip, index);
  for (const noted of desk.noted) await note(stage, noted);
  const { rules } = desk;
  unwrap(await switchRulesOn(ingestDeps(platform), stage.cast('desk-head'), { ...rules, version: 0 }));
  for (const source of desk.sources) await read(stage, source);
  for (const happening of desk.happenings) await plan(stage, happening);
}

async function tell({ platform, cast, columns }: Stage, tip: DemoDesk['tips'][number], index: number): Promise<void> {
  const deps = leadDeps(platform);
  const { station, title, text, place, happened, contact, course } = tip;
  // Each from a line of its own, of the addresses that stand for nobody.
  const teller = { address: `192.0.2.${index + 1}`, reader: undefined };
  const key = deps.ids.next();
  const photos = await Promise.all(tip.photos.map((drawing) => send(deps, { drawing, station, tip: key })));
  unwrap(await takeTip(deps, teller, { key, station, title, text, place, happened, contact, photos }));
  const told = platform.database.read('lead').where({ station, title });
  const lead = await told.first<Pick<Lead, 'id' | 'version'> | undefined>('id', 'version');
  if (!lead) throw new Error(`The demo told “${title}” and nobody heard`);
  const head = cast('desk-head');
  const { id, version } = lead;
  if (course === 'dropped') unwrap(await moveLead(deps, head, { id, version, event: 'drop', reason: tip.reason }));
  if (course === 'given' || course === 'checked') {
    const column = tip.column === null ? null : (columns.get(tip.column) ?? null);
    const given = unwrap(await assignLead(deps, head, { id, version, column, person: cast('editor').id }));
    if (course === 'checked') unwrap(await moveLead(deps, head, { id, version: given.version, event: 'check' }));
  }
  await before(platform, { ...TOLD, id, hoursAgo: tip.hoursAgo });
}

async function note({ platform, cast }: Stage, { hoursAgo, ...words }: DemoDesk['noted'][number]): Promise<void> {
  const { lead } = unwrap(await noteLead(leadDeps(platform), cast('editor'), { ...words, toldAt: null }));
  await before(platform, { ...TOLD, id: lead.id, hoursAgo });
}

/** A drawing goes the way of a viewer's photo. */
async function send(deps: LeadDeps, photo: { drawing: string; station: string; tip: string }): Promise<string> {
  const bytes = await sharp(Buffer.from(drawPicture(photo.drawing)))
    .jpeg({ quality: 85 })
    .toBuffer();
  const [id, address] = [deps.ids.next(), '192.0.2.254'];
  const sent = { ...photo, id, address, type: 'image/jpeg', length: bytes.length, read: async () => bytes };
  unwrap(await receivePhoto(deps, sent));
  return id;
}

type DemoSource = DemoDesk['sources'][number];
type KeptItem = { readonly id: string; readonly title: string; readonly lead: string | null };
const MAPPING = { items: '', title: 'title', key: 'title', body: 'text', url: null, published: null, place: 'place' };

/** Each source is read as it always is; what would come over the network comes out of the file. */
async function read({ platform, cast, columns }: Stage, source: DemoSource): Promise<void> {
  let isFirst = true;
  const deps: IngestDeps = {
    ...ingestDeps(platform),
    fetch: async ({ url }) => answerOf(isFirst ? beforeItsChanges(source) : source, url),
  };
  const head = cast('desk-head');
  const { station, name, url, leadSource, rights, goes, items } = source;
  const column = source.column === null ? null : (columns.get(source.column) ?? null);
  const words = { station, name, url, leadSource, rights, column, kind: 'json' as const, mapping: MAPPING };
  const added = unwrap(await addSource(deps, head, { ...words, intervalMinutes: 1_440, credential: null }));
  const { id, version } = added;
  if (goes === 'paused') unwrap(await turnSource(deps, head, { id, version, event: 'pause' }));
  const readings = { well: 1, refused: GIVES_UP_AFTER, paused: 0 }[goes];
  for (let n = 0; n < readings; n += 1) unwrap(await readNow(deps, head, id));
  isFirst = false;
  if (items.some(({ earlier }) => earlier !== undefined)) unwrap(await readNow(deps, head, id));
  const found = platform.database.read('ingest_item').where({ source: id });
  const kept = await found.select<KeptItem[]>('id', 'title', 'lead');
  for (const { title, hoursAgo, aside } of items) {
    const item = kept.find((one) => one.title === title);
    if (!item) throw new Error(`The demo read “${title}” and nobody kept it`);
    await before(platform, { ...TAKEN, id: item.id, hoursAgo });
    if (item.lead) await before(platform, { ...TOLD, id: item.lead, hoursAgo });
    if (aside === true) unwrap(await setItemAside(deps, head, item.id));
  }
}

/** A source as it first told its items, before it thought better of some. */
const beforeItsChanges = (source: DemoSource): DemoSource => ({
  ...source,
  items: source.items.map((item) => ({ ...item, text: item.earlier ?? item.text })),
});

function answerOf({ goes, items }: DemoSource, url: string): OutsideAnswer | OutsideProblem {
  if (goes === 'refused') return { problem: 'refused', note: '403' };
  const body = Buffer.from(JSON.stringify(items));
  return { status: 200, url, contentType: 'application/json', etag: null, lastModified: null, body };
}

async function plan({ platform, cast, columns }: Stage, happening: DemoDesk['happenings'][number]): Promise<void> {
  const deps = happeningDeps(platform);
  const { station, inDays, at, since, topic, ...words } = happening;
  const head = cast(station === 'yunze' ? 'desk-head' : `${station}-editor`);
  const dayIn = (days: number): string =>
    new Date(deps.clock.now().getTime() + STATION_SHIFT + days * DAY).toISOString().slice(0, 10);
  const starts = `${dayIn(inDays)}T${at}`;
  const { id, version } = unwrap(await addHappening(deps, head, { ...words, station, starts }));
  if (topic !== undefined) {
    unwrap(await makeTopic(deps, cast('editor'), { id, at: starts, column: columns.get(topic) ?? null }));
  }
  if (!since) return;
  const later = since.days === undefined ? undefined : `${dayIn(inDays + since.days)}T${at}`;
  unwrap(await moveHappening(deps, head, { id, version, event: since.event, starts: later, reason: since.reason }));
}

const TOLD = { table: 'lead', column: 'received_at' } as const;
const TAKEN = { table: 'ingest_item', column: 'taken_at' } as const;
type Past = (typeof TOLD | typeof TAKEN) & { readonly id: string; readonly hoursAgo: number };

/**
 * The demo is loaded in one breath; what came in yesterday says so. More than a day ago is yesterday by the station's calendar whatever
 * the hour is now: rules are tried on the items of yesterday.
 */
async function before({ database, clock }: Platform, { table, column, id, hoursAgo }: Past): Promise<void> {
  const now = clock.now().getTime();
  const today = now - ((now + STATION_SHIFT) % DAY);
  const at = new Date(hoursAgo < 24 ? now - hoursAgo * HOUR : today + DAY - hoursAgo * HOUR);
  await database
    .read(table)
    .where({ id })
    .update({ [column]: at });
}
