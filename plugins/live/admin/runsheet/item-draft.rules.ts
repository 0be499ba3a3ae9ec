import type { RunsheetItem, WriteItem } from '../../contract';

/** A line while somebody writes it: its length in minutes, as people say it. */
export type ItemDraft = Omit<WriteItem, 'seconds'> & { readonly minutes: number };

/** A new line: five minutes of talk. */
export const FRESH_ITEM: ItemDraft = {
  ...{
    title: '',
    minutes: 5,
    presenter: '',
    product: null,
    offer: null,
    plannedUnits: null,
    tools: [],
    fallback: null,
  },
};

/** A line as it may be changed. */
export const itemDraftOf = (item: RunsheetItem): ItemDraft => {
  const { title, seconds, presenter, product, offer, plannedUnits, tools, fallback } = item;
  return { title, minutes: seconds / 60, presenter, product, offer, plannedUnits, tools, fallback };
};

/** A line that may be sent, once it has a title and a length of five seconds to four hours. */
export function itemOf({ minutes, ...draft }: ItemDraft): WriteItem | undefined {
  const seconds = Math.round(minutes * 60);
  const title = draft.title.trim();
  if (title === '' || !(seconds >= 5 && seconds <= 14_400)) return undefined;
  return { ...draft, title, seconds };
}
