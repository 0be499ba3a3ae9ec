import { pointMonth, pointWork, type PointWork } from '../../contract';

/** The parts of the page. */
export const tabs = ['mine', 'grade', 'month', 'rules'] as const;

/** A part of the page. */
export type Tab = (typeof tabs)[number];

/** What somebody looks at: it stands in the address bar. */
export type PointsQuery = {
  readonly tab: Tab | '';
  readonly station: string;
  readonly month: string;
  /** The work, appeal or person that lies open beside the list. */
  readonly work: PointWork | undefined;
  readonly appeal: string;
  readonly person: string;
};

/** What somebody may do with points of the station. */
export type Powers = { readonly read: boolean; readonly grade: boolean; readonly keep: boolean };

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readPoints(search: URLSearchParams): PointsQuery {
  const word = (name: string): string => search.get(name) ?? '';
  return {
    tab: tabs.find((one) => one === search.get('tab')) ?? '',
    station: word('station'),
    month: pointMonth.safeParse(search.get('month')).data ?? '',
    work: workIn(word('work')),
    appeal: word('appeal'),
    person: word('person'),
  };
}

/** Writes an address; what is usual is left out. */
export function writePoints({ work, ...rest }: PointsQuery): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(said), ...(work ? { work: `${work.documentId}.${work.locale}` } : {}) };
}

/** The parts that somebody has: rules are for everybody to read, since everybody's points come from them. */
export function tabsFor({ read }: Powers): readonly Tab[] {
  return read ? tabs : ['mine', 'rules'];
}

/** The part that an address opens. A notice names an appeal alone: whoever may answer it finds it in the month, its author at home. */
export function tabOf({ tab, appeal }: Pick<PointsQuery, 'tab' | 'appeal'>, powers: Powers): Tab {
  const wanted = tab === '' && appeal !== '' && powers.grade ? 'month' : tab;
  return tabsFor(powers).find((one) => one === wanted) ?? 'mine';
}

/** Where the host keeps one work. */
export const pathOf = ({ documentId, locale }: PointWork): string => `/cms/points/works/${documentId}/${locale}`;

function workIn(said: string): PointWork | undefined {
  const [documentId, locale] = said.split('.');
  return pointWork.safeParse({ documentId, locale }).data;
}
