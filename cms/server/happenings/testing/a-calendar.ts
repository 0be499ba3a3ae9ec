import {
  happeningWords,
  type Happening,
  type HappeningWords,
  type Occurrence,
  type StaffActor,
} from '../../../contract';
import { systemRandom } from '../../../kernel';
import { aPlanningDesk, done, type PlanningDesk } from '../../topics/testing/a-planning-desk';
import { calendarImports } from '../calendar-import-store';
import type { HappeningDeps } from '../happening-deps';
import { happeningStore } from '../happening-store';
import { subscriptionStore } from '../subscription-store';
import { viewCalendar } from '../view-calendar';
import { addHappening } from '../write-happening';

type Window = { readonly from: string; readonly to: string };

/** The calendar of a planning desk. */
export type Calendar = {
  readonly desk: PlanningDesk;
  readonly deps: HappeningDeps;
  readonly editor: StaffActor;
  /** What was told to whom. */
  readonly told: object[];
  /** An event on the first of December, at eight. */
  add(change?: Partial<HappeningWords>, station?: string): Promise<Happening>;
  /** The occurrences of an event, by default in December. */
  seen(id: string, window?: Window): Promise<readonly Occurrence[]>;
};

const DECEMBER: Window = { from: '2026-12-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' };

/** What somebody writes of an event. */
export const eventWords = (change: Partial<HappeningWords>): HappeningWords =>
  happeningWords.parse({ title: '周二集市', starts: '2026-12-01T08:00', minutes: 120, ...change });

/** Makes one for a test file. */
export async function aCalendar(): Promise<Calendar> {
  const desk = await aPlanningDesk();
  const told: object[] = [];
  const stores = { happenings: happeningStore, imports: calendarImports, subscriptions: subscriptionStore };
  const notices: HappeningDeps['notices'] = {
    notify: async (_tx, { to, facts }) => {
      told.push({ to, facts });
    },
  };
  const deps = { ...desk.deps, ...stores, notices, random: systemRandom };
  const editor = await desk.staff('editor');
  return {
    ...{ desk, deps, editor, told },
    add: (change = {}, station = 'yunze') => done(addHappening(deps, editor, { ...eventWords(change), station })),
    seen: async (id, window = DECEMBER) =>
      (await done(viewCalendar(deps, editor, window))).occurrences.filter(({ happening }) => happening === id),
  };
}
