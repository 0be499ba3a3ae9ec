import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { WriteSentence } from '../../contract';

/** Somebody who signed a version. */
export type KeptSignature = { readonly by: string; readonly name: string; readonly at: Date };

/** A version of a script as it is kept. */
export type KeptScript = {
  readonly id: string;
  readonly item: string;
  readonly version: number;
  readonly seconds: number;
  readonly hash: string;
  readonly writer: string;
  readonly writtenAt: Date;
  readonly signatures: readonly KeptSignature[];
};

type SignatureRow = KeptSignature & { readonly script: string };

const scripts = (read: Knex): Knex.QueryBuilder =>
  read('live_script as c').select('c.id', 'c.item', 'c.version', 'c.seconds', 'c.hash', {
    ...{ writer: 'c.written_by', writtenAt: 'c.written_at' },
  });

/** All versions for some lines, the newest first. */
async function ofItems(read: Knex, items: readonly string[]): Promise<readonly KeptScript[]> {
  const rows = (await scripts(read)
    .whereIn('c.item', [...items])
    .orderBy('c.version', 'desc')) as Omit<KeptScript, 'signatures'>[];
  const signed = await read('live_script_approval')
    .whereIn(
      'script',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .select<SignatureRow[]>('script', 'at', { by: 'by_person', name: 'by_name' });
  return rows.map((row) => ({
    ...row,
    signatures: signed.filter(({ script }) => script === row.id).map(({ by, name, at }) => ({ by, name, at })),
  }));
}

type SentenceRow = WriteSentence & { readonly script: string };

/** The sentences of some versions, in their order. */
async function sentencesOf(
  read: Knex,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, readonly WriteSentence[]>> {
  const rows = await read('live_script_sentence')
    .whereIn('script', [...wanted])
    .orderBy('place')
    .select<SentenceRow[]>('script', 'beat', 'text', read.raw('claims::text[] AS claims'));
  const found = new Map<string, WriteSentence[]>();
  for (const { script, ...sentence } of rows) found.set(script, [...(found.get(script) ?? []), sentence]);
  return found;
}

/** A version about to be kept. */
export type NewScript = Pick<KeptScript, 'id' | 'item' | 'version' | 'seconds' | 'hash'> & {
  readonly station: string;
  readonly by: string;
  readonly sentences: readonly WriteSentence[];
};

/** `false` when somebody else wrote that version first. */
async function insert(tx: Tx, { by, sentences, ...script }: NewScript): Promise<boolean> {
  const rows = (await tx('live_script')
    .insert({ ...script, written_by: by })
    .onConflict(['item', 'version'])
    .ignore()
    .returning('id')) as unknown[];
  if (rows.length === 0) return false;
  await tx('live_script_sentence').insert(
    sentences.map(({ beat, text, claims }, place) => ({ script: script.id, place, beat, text, claims: [...claims] })),
  );
  return true;
}

/** Signed twice by the same person it is signed once; `false` the second time. */
async function sign(
  tx: Tx,
  script: string,
  { by, name }: { readonly by: string; readonly name: string },
): Promise<boolean> {
  const rows = (await tx('live_script_approval')
    .insert({ script, by_person: by, by_name: name })
    .onConflict(['script', 'by_person'])
    .ignore()
    .returning('script')) as unknown[];
  return rows.length === 1;
}

/** How scripts are kept. */
export const scriptStore = { ofItems, sentencesOf, insert, sign } as const;

/** How scripts are kept. */
export type ScriptStore = typeof scriptStore;
