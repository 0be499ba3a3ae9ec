import type { Text } from '@hearth/cms/kernel';
import type { GateDeps } from './gate-deps';
import type { EndingStore } from './ending-store';
import { paperEnds } from './gate-notices';

/** What telling of ends stands on. */
export type EndingDeps = Pick<GateDeps, 'database' | 'notices'> & {
  readonly endings: EndingStore;
  /** What a kind of paper is called. */
  readonly kindName: (kind: string) => Text;
};

const AT_ONCE = 100;

/** Tells of the ends of papers thirty, seven and one day before, and on the last day; each once, however many nodes look. */
export async function tellEndings(deps: EndingDeps): Promise<number> {
  let told = 0;
  for (;;) {
    const count = await deps.database.transaction(async (tx) => {
      const due = await deps.endings.takeDue(tx, AT_ONCE);
      for (const { paper, kind, station, product, title, lastDay, daysLeft, days } of due) {
        const name = deps.kindName(kind);
        await deps.notices.notify(tx, {
          ...{ kind: paperEnds, station, to: { role: 'vetting-officer' }, subject: `${paper}/${days}` },
          facts: { title, kindZh: name['zh-Hans'], kindEn: name.en, day: lastDay, days: daysLeft },
          urgency: days <= 1 ? 'high' : 'normal',
          link: product === null ? '/plugins/vetting-goods/endings' : `/plugins/vetting-goods/${product}`,
        });
      }
      return due.length;
    });
    told += count;
    if (count === 0) return told;
  }
}
