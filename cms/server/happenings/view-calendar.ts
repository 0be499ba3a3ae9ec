import type { Occurrence, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { HappeningDeps } from './happening-deps';
import { happeningMachine } from './happening.machine';
import type { KeptHappening } from './happening-store';
import { occurrencesIn, type Instance } from './recurrence';

/** A window of the calendar is not wider than this: a quarter with the weeks around it. */
const MOST_DAYS = 100;

/** More occurrences than this are not shown at once. */
const MOST = 1_500;

const DAY = 86_400_000;

type Window = {
  readonly from: string;
  readonly to: string;
  readonly station?: string | undefined;
  readonly text?: string | undefined;
};

type CalendarRefusal = Refusal<'HEARTH.NOT_ALLOWED', undefined> | Refusal<'CALENDAR.TOO_WIDE', { days: number }>;

/** What happens between two moments, each occurrence of a series by itself. */
export async function viewCalendar(
  deps: HappeningDeps,
  actor: StaffActor,
  { from, to, station, text }: Window,
): Promise<Result<{ occurrences: Occurrence[]; more: boolean }, CalendarRefusal>> {
  if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const span = { from: Date.parse(from), to: Date.parse(to) };
  if (span.to - span.from > MOST_DAYS * DAY) return err('CALENDAR.TOO_WIDE', { days: MOST_DAYS });
  const stations = station === undefined ? actor.stations : [station];
  const window = { stations, from: new Date(span.from), to: new Date(span.to), text };
  const found = await deps.happenings.between(deps.database.read, window);
  const topics = await deps.happenings.topics(
    deps.database.read,
    found.map(({ id }) => id),
  );
  const seen = found.map((one) => ({ one, ...occurrencesIn(one, span) }));
  const occurrences = seen.flatMap(({ one, instances }) =>
    instances.map((instance) => occurrenceOf(one, instance, topics.get(`${one.id} ${instance.at}`))),
  );
  occurrences.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.title.localeCompare(b.title));
  const more = occurrences.length > MOST || seen.some((one) => one.more);
  return ok({ occurrences: occurrences.slice(0, MOST), more });
}

function occurrenceOf(kept: KeptHappening, one: Instance, topic: string | undefined): Occurrence {
  const { id, station, zone, allDay, certainty, rule, version } = kept;
  return {
    happening: id,
    ...{ station, zone, allDay, certainty, version },
    ...{ at: one.at, title: one.title, place: one.place, state: one.state, reason: one.reason },
    startsAt: new Date(one.from).toISOString(),
    endsAt: new Date(one.to).toISOString(),
    repeats: rule !== null,
    topic: topic ?? null,
    // Of a series that is off as a whole, no single occurrence can be brought back.
    allowedEvents: kept.state === 'cancelled' && rule !== null ? [] : [...happeningMachine.allowed(one.state)],
  };
}
