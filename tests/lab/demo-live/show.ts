import type { PlannedSession, Runsheet } from '@hearth/live/contract';
import { Refused, type Ask } from './demo-desk';

/** A session, as far as the demo reads it. */
export type DemoSession = Pick<PlannedSession, 'id' | 'room' | 'state' | 'version' | 'allowedEvents'>;

/** An offer of the station, as far as the demo shows it. */
export type DemoGoods = { readonly id: string; readonly title: string };

type Choice = DemoGoods & { readonly left: number; readonly state: string };

/** What the demo shows first, where a station has it: its title speaks of it. */
const FIRST = '脐橙';
const MOST = 2;

/** Goods that a viewer could buy now if this were no rehearsal. A station without a shop shows none. */
export async function someGoods(ask: Ask): Promise<readonly DemoGoods[]> {
  const { offers } = (await ask('GET', '/live/choices/offers')) as { readonly offers: readonly Choice[] };
  const onSale = offers.filter(({ state, left }) => state === 'open' && left > 0);
  return [...onSale].sort((a, b) => Number(b.title.includes(FIRST)) - Number(a.title.includes(FIRST))).slice(0, MOST);
}

type Line = { readonly title: string; readonly seconds: number; readonly offer?: string };

/** The run-of-show: goods between words. */
export function linesWith(goods: readonly DemoGoods[]): readonly Line[] {
  const shown = goods.map(({ id, title }) => ({ title: `讲解：${title}`, seconds: 180, offer: id }));
  const [first = { title: '产地连线', seconds: 180 }, ...others] = shown;
  return [
    { title: '开场', seconds: 60 },
    first,
    { title: '检测报告怎么看', seconds: 120 },
    ...others,
    { title: '答观众问', seconds: 300 },
  ];
}

/** Begins the show as a director would: the first line, and the first goods beside the picture. From then on it is the newcomer's. */
export async function shown(ask: Ask, session: DemoSession, say: (line: string) => void): Promise<void> {
  const at = `/live/sessions/${session.id}`;
  try {
    const { items } = (await ask('GET', `${at}/runsheet`)) as Runsheet;
    const [line] = items;
    if (line?.state === 'waiting') {
      await ask('POST', `${at}/runsheet/${line.id}/turn`, { event: 'begin', version: line.version });
    }
    const goods = items.find(({ offer }) => offer !== null);
    if (goods) await ask('POST', `${at}/pins`, { item: goods.id, offer: null, instead: null });
  } catch (error) {
    // The show goes on without: somebody at the console was faster, or the gate keeps these goods off the air.
    if (!(error instanceof Refused)) throw error;
    say(`not shown by itself: ${error.message}`);
  }
}
