import type { TopicDrift, TopicWords } from '../../contract';

type Planned = Pick<TopicWords, 'plannedFrom' | 'plannedTo' | 'place'>;

/**
 * When and where a topic is planned after it went along with its event. What was planned apart from the event, an hour before it, say,
 * stays as far apart; a place that people wrote themselves stays theirs.
 */
export function followed(
  { plannedFrom, plannedTo, place }: Planned,
  { was, now }: Pick<TopicDrift, 'was' | 'now'>,
): Planned {
  return {
    plannedFrom: along(plannedFrom ?? was.from, was.from, now.from),
    plannedTo: plannedTo === null ? now.to : along(plannedTo, was.to, now.to),
    place: place === was.place || place === '' ? now.place : place,
  };
}

function along(planned: string, was: string, now: string): string {
  return new Date(Date.parse(planned) + Date.parse(now) - Date.parse(was)).toISOString();
}
