import { z } from 'zod';
import type { RoleSlug } from '../../contract';
import { defineNotice, type Tx } from '../../platform';
import type { IngestDeps } from './ingest-deps';
import type { KeptSource } from './source-store';

const DAY = 24 * 60;

/** A source that stays broken. */
export const sourceBroken = defineNotice(
  'ingest.source-broken',
  {
    about: { 'zh-Hans': '采集来源连续读取失败', en: 'A source stays broken' },
    'zh-Hans': {
      title: '来源“{name}”连续 {failures} 次没有读到',
      body: '最近一次：{problem}。系统会放慢重试；请检查地址和授权，或先暂停。',
    },
    en: {
      title: 'The source “{name}” failed {failures} times in a row',
      body: 'Last: {problem}. It is tried ever more rarely; check its address and credential, or pause it.',
    },
    foldMinutes: DAY,
  },
  z.object({ name: z.string(), failures: z.int(), problem: z.string() }),
);

/** An item that a rule wants somebody to know of at once. */
export const itemTold = defineNotice(
  'ingest.item-told',
  {
    about: { 'zh-Hans': '分拣规则提醒的条目', en: 'An item that a rule tells of' },
    'zh-Hans': { title: '“{title}”', body: '来自 {source}，已进入线索。' },
    en: { title: '“{title}”', body: 'From {source}; it is among the leads.' },
    urgency: 'high',
  },
  z.object({ title: z.string(), source: z.string() }),
);

/** What ingest tells of. */
export const ingestKinds = [sourceBroken, itemTold];

/** Tells whoever answers for the desk that a source stays broken. */
export async function tellBroken(
  { notices }: Pick<IngestDeps, 'notices'>,
  tx: Tx,
  { source, ...failed }: { readonly source: KeptSource; readonly failures: number; readonly problem: string },
): Promise<void> {
  await notices.notify(tx, {
    kind: sourceBroken,
    station: source.station,
    to: { role: 'desk-head' },
    subject: source.id,
    facts: { name: source.name, ...failed },
    link: '/plugins/cms/ingest',
  });
}

type Item = { readonly source: KeptSource; readonly id: string; readonly title: string; readonly role: RoleSlug };

/** Tells a role of an item. */
export async function tellItem(
  { notices }: Pick<IngestDeps, 'notices'>,
  tx: Tx,
  { source, id, title, role }: Item,
): Promise<void> {
  await notices.notify(tx, {
    kind: itemTold,
    station: source.station,
    to: { role },
    subject: id,
    facts: { title: title.slice(0, 80), source: source.name },
    link: `/plugins/cms/leads?source=${source.leadSource}`,
  });
}
