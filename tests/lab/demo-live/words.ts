import type { Runsheet, RunsheetItem, ScriptDraft, ScriptFile, WriteSentence } from '@hearth/live/contract';
import { Refused, type Ask } from './demo-desk';

const OPENING: readonly WriteSentence[] = [
  { beat: 'hook', text: '大家好，这里是彩排，今天带您看看果园里的第一车脐橙。', claims: [] },
  { beat: 'hook', text: '弹幕里说话的都是机器人，商品只看不卖，您可以放心地到处按一按。', claims: [] },
  { beat: 'close', text: '先看果子，再看检测报告，最后回答大家的问题。', claims: [] },
];

/** Gives the teleprompter something to show: the opening in the demo's own words, goods in what the house drafts from their papers. */
export async function written(ask: Ask, session: string): Promise<void> {
  const at = `/live/sessions/${session}/runsheet`;
  const { items } = (await ask('GET', at)) as Runsheet;
  for (const [place, item] of items.entries()) {
    const line = `${at}/${item.id}`;
    const sentences = item.script === null ? await wordsFor(ask, line, { item, place }) : [];
    if (sentences.length === 0) continue;
    const { versions } = (await ask('GET', `${line}/script`)) as ScriptFile;
    if (versions.length === 0) await ask('POST', `${line}/script`, { seen: 0, sentences });
  }
}

type Placed = { readonly item: Pick<RunsheetItem, 'product'>; readonly place: number };

async function wordsFor(ask: Ask, line: string, { item, place }: Placed): Promise<readonly WriteSentence[]> {
  if (item.product === null) return place === 0 ? OPENING : [];
  try {
    return ((await ask('POST', `${line}/draft`)) as ScriptDraft).sentences;
  } catch (error) {
    // Goods of which nothing is proved today have no words.
    if (error instanceof Refused) return [];
    throw error;
  }
}
