import { ICAL, type Ical } from './ical';
import { tzlib_get_ical_block as blockOf } from 'timezones-ical-library';
import type { Happening } from '../../contract';
import { momentOf, wallLater } from './wall-time.rules';

/** What of an event goes into a file. */
export type FiledEvent = Omit<Happening, 'allowedEvents'> & { readonly sequence: number };

type Frame = { readonly name: string; readonly at: Date };

/** Writes events as a calendar file (RFC 5545), with the definition of each zone that they use. */
export function writeIcs(events: readonly FiledEvent[], { name, at }: Frame): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Hearth//Calendar//ZH');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-calname', name);
  const zones = new Set(events.filter(({ allDay }) => !allDay).map(({ zone }) => zone));
  for (const zone of zones) for (const definition of definitionsOf(zone)) calendar.addSubcomponent(definition);
  for (const event of events) {
    calendar.addSubcomponent(seriesOf(event, at));
    for (const change of event.changes) calendar.addSubcomponent(changedOf(event, change, at));
  }
  return `${calendar.toString()}\r\n`;
}

function definitionsOf(zone: string): readonly Ical.Component[] {
  const [block] = [blockOf(zone)].flat();
  if (typeof block !== 'string' || !block.startsWith('BEGIN:VTIMEZONE')) return [];
  // One component in jCal: its name, its properties and its parts.
  return [new ICAL.Component(ICAL.parse(block) as [string, unknown[], unknown[]])];
}

function seriesOf(event: FiledEvent, at: Date): Ical.Component {
  const made = bare(event, at);
  setTimes(made, event, event);
  if (event.rule !== null) made.updatePropertyWithValue('rrule', ruleOf(event, event.rule));
  for (const wall of event.except) addTime(made, 'exdate', { wall, event });
  made.updatePropertyWithValue('status', statusOf(event.state, event.certainty));
  return made;
}

/** RFC 5545 wants the end of a rule as a moment of UTC wherever the start has an hour; people say a day. */
function ruleOf({ zone, allDay }: FiledEvent, text: string): Ical.Recur {
  const rule = ICAL.Recur.fromString(text);
  if (!allDay && rule.until?.isDate) {
    const last = momentOf(`${rule.until.toString().slice(0, 10)}T23:59`, zone);
    rule.until = ICAL.Time.fromJSDate(new Date(last), true);
  }
  return rule;
}

function changedOf(event: FiledEvent, change: Happening['changes'][number], at: Date): Ical.Component {
  const made = bare({ ...event, title: change.title ?? event.title, place: change.place ?? event.place }, at);
  addTime(made, 'recurrence-id', { wall: change.at, event });
  setTimes(made, event, change);
  made.updatePropertyWithValue('status', statusOf(change.state, event.certainty));
  return made;
}

function bare(event: FiledEvent, at: Date): Ical.Component {
  const made = new ICAL.Component('vevent');
  made.updatePropertyWithValue('uid', event.uid);
  made.updatePropertyWithValue('sequence', event.sequence);
  made.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(at, true));
  made.updatePropertyWithValue('summary', event.title);
  const words = { location: event.place, description: event.notes, url: event.url ?? '' };
  for (const [name, text] of Object.entries(words)) if (text !== '') made.updatePropertyWithValue(name, text);
  if (event.geo) made.updatePropertyWithValue('geo', [event.geo.lat, event.geo.lon]);
  return made;
}

type Times = { readonly starts: string; readonly minutes: number };

function setTimes(made: Ical.Component, event: FiledEvent, { starts, minutes }: Times): void {
  addTime(made, 'dtstart', { wall: starts, event });
  if (event.allDay) addTime(made, 'dtend', { wall: wallLater(starts, minutes), event });
  else made.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60));
}

type At = { readonly wall: string; readonly event: FiledEvent };

/** A day where it lasts all day, else the wall's time with its zone; where nobody defines the zone, the moment. */
function addTime(made: Ical.Component, name: string, { wall, event }: At): void {
  const property = new ICAL.Property(name);
  if (event.allDay) {
    property.resetType('date');
    property.setValue(ICAL.Time.fromDateString(wall.slice(0, 10)));
  } else if (definitionsOf(event.zone).length === 0) {
    property.setValue(ICAL.Time.fromJSDate(new Date(momentOf(wall, event.zone)), true));
  } else {
    property.setParameter('tzid', event.zone);
    property.setValue(ICAL.Time.fromDateTimeString(`${wall}:00`));
  }
  made.addProperty(property);
}

function statusOf(state: Happening['state'], certainty: Happening['certainty']): string {
  if (state === 'cancelled') return 'CANCELLED';
  return certainty === 'certain' ? 'CONFIRMED' : 'TENTATIVE';
}
