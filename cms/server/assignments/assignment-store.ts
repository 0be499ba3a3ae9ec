import type { Knex } from 'knex';
import type { Assignment, AssignmentState, AssignmentWords, Lateness } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import { stepStore, type StepStore } from './assignment-step-store';

/** An assignment as it is kept; what may be done with it depends on who asks and when. */
export type KeptAssignment = Omit<Assignment, 'allowedEvents' | 'late'> & { readonly people: readonly string[] };

/** What a move or a change writes. */
export type AssignmentPatch = Partial<AssignmentWords> & {
  readonly state?: AssignmentState;
  readonly reason?: string | null;
  readonly assignedBy?: string;
};

/** What narrows a list. */
export type AssignmentsWanted = {
  readonly stations: readonly string[];
  readonly person?: string | undefined;
  readonly topic?: string | undefined;
  readonly state?: AssignmentState | undefined;
  readonly from: string;
  readonly to: string;
  readonly limit: number;
};

type Of = Pick<KeptAssignment, 'id' | 'station'>;
/** Where and when somebody is taken elsewhere. */
export type Elsewhere = { readonly person: string; readonly title: string; readonly from: string; readonly to: string };

/** How assignments are kept. */
export type AssignmentStore = StepStore & {
  insert(
    tx: Tx,
    row: AssignmentWords & Pick<KeptAssignment, 'id' | 'coverage' | 'topic' | 'station' | 'assignedBy'>,
  ): Promise<void>;
  byIds(stations: readonly string[], ids: readonly string[], tx?: Tx): Promise<readonly KeptAssignment[]>;
  page(wanted: AssignmentsWanted): Promise<readonly KeptAssignment[]>;
  /** Those that a person still has something to do about, and for two days what they filed or were called back from. */
  mine(person: string): Promise<readonly KeptAssignment[]>;
  ofTopic(topic: string, tx?: Tx): Promise<readonly KeptAssignment[]>;
  hold(tx: Tx, id: string): Promise<void>;
  patch(tx: Tx, at: Pick<KeptAssignment, 'id' | 'version'>, patch: AssignmentPatch): Promise<boolean>;
  send(tx: Tx, assignment: Of, people: readonly string[]): Promise<void>;
  /** Holds people until the transaction ends, and names one of them who is elsewhere in the span. */
  busy(
    tx: Tx,
    people: readonly string[],
    span: { from: string; to: string; except: string },
  ): Promise<Elsewhere | undefined>;
  /** Open assignments whose first duty may be due. */
  open(tx: Tx, before: Date): Promise<readonly KeptAssignment[]>;
  /** True for whoever is first to raise this alarm. */
  alarm(tx: Tx, assignment: Of, late: { readonly late: Lateness; readonly due: string }): Promise<boolean>;
};

type Row = {
  id: string;
  coverage: string;
  kind: Assignment['kind'];
  topic: string;
  title: string;
  station: string;
  brief: string;
  place: string;
  contact: string;
  departs_at: Date | null;
  on_site_at: Date | null;
  due: Date;
  state: AssignmentState;
  state_since: Date;
  reason: string | null;
  people: string[];
  assigned_by: string;
  filings: number;
  /** Strapi's pool hands JSON on as text. */
  last_place: unknown;
  version: number;
};

const READ = `a.id, a.coverage, c.kind, a.topic, coalesce(nullif(c.title, ''), t.title) AS title, a.station, a.brief, a.place,
  a.contact, a.departs_at, a.on_site_at, a.due, a.state, a.state_since, a.reason, a.assigned_by, a.version,
  ARRAY(SELECT p.person FROM assignment_person p WHERE p.assignment = a.id ORDER BY p.place) AS people,
  (SELECT count(*)::integer FROM filing f WHERE f.assignment = a.id) AS filings,
  (SELECT jsonb_build_object('latitude', s.latitude, 'longitude', s.longitude, 'accuracy', s.accuracy, 'at', s.at)
    FROM assignment_step s WHERE s.assignment = a.id AND s.latitude IS NOT NULL ORDER BY s.at DESC LIMIT 1) AS last_place`;

const OPEN = ['draft', 'assigned', 'accepted', 'declined', 'on_the_way', 'on_site'];
const UNDER_WAY = ['assigned', 'accepted', 'on_the_way', 'on_site'];

const whole = (on: Knex) =>
  on('assignment as a')
    .join('coverage as c', 'c.id', 'a.coverage')
    .join('topic as t', 't.id', 'a.topic')
    .orderByRaw('coalesce(a.departs_at, a.on_site_at, a.due), a.id')
    .select<Row[]>(on.raw(READ));

/** Keeps assignments in their tables. */
export function assignmentStore({ database }: { readonly database: Database }): AssignmentStore {
  return { ...reading(database), ...writing(), ...people(), ...stepStore({ database }) };
}

function reading(database: Database): Pick<AssignmentStore, 'byIds' | 'page' | 'mine' | 'ofTopic'> {
  const has = (person: string) =>
    [
      'EXISTS (SELECT 1 FROM assignment_person p WHERE p.assignment = a.id AND p.person = ?)',
      [person] as const,
    ] as const;
  return {
    byIds: async (stations, ids, tx) => {
      const rows = await whole(tx ?? database.read)
        .whereIn('a.id', [...ids])
        .whereIn('a.station', [...stations]);
      return rows.map(assignmentOf);
    },
    page: async ({ stations, person, topic, state, from, to, limit }) => {
      const query = whole(database.read)
        .whereIn('a.station', [...stations])
        .whereRaw('coalesce(a.departs_at, a.on_site_at, a.due) < ?::timestamptz', [to])
        .where((which) => void which.where('a.due', '>=', from).orWhereIn('a.state', OPEN))
        .limit(limit);
      if (person !== undefined) void query.whereRaw(...has(person));
      if (topic !== undefined) void query.where('a.topic', topic);
      if (state !== undefined) void query.where('a.state', state);
      return (await query).map(assignmentOf);
    },
    mine: async (person) => {
      const rows = await whole(database.read)
        .whereRaw(...has(person))
        .where(
          (which) => void which.whereIn('a.state', UNDER_WAY).orWhereRaw(`a.state_since > now() - interval '2 days'`),
        )
        .limit(100);
      return rows.map(assignmentOf);
    },
    ofTopic: async (topic, tx) => (await whole(tx ?? database.read).where('a.topic', topic)).map(assignmentOf),
  };
}

function writing(): Pick<AssignmentStore, 'insert' | 'hold' | 'patch' | 'open' | 'alarm'> {
  return {
    insert: async (tx, { id, coverage, topic, station, assignedBy, ...words }) => {
      await tx('assignment').insert({ id, coverage, topic, station, assigned_by: assignedBy, ...columnsOf(words) });
    },
    hold: async (tx, id) => {
      await tx('assignment').where({ id }).forUpdate().select('id');
    },
    patch: async (tx, { id, version }, patch) => {
      const moved = patch.state === undefined ? {} : { state_since: tx.fn.now() };
      const changed = await tx('assignment')
        .where({ id, version })
        .update({ ...columnsOf(patch), ...moved, version: version + 1 });
      return changed === 1;
    },
    open: async (tx, before) => {
      const rows = await whole(tx)
        .whereIn('a.state', UNDER_WAY)
        .whereRaw('coalesce(a.departs_at, a.on_site_at, a.due) <= ?::timestamptz', [before])
        .limit(1_000);
      return rows.map(assignmentOf);
    },
    alarm: async (tx, { id: assignment, station }, { late, due }) => {
      const made = await tx('assignment_alarm')
        .insert({ assignment, station, late, due })
        .onConflict(['assignment', 'late', 'due'])
        .ignore()
        .returning<{ late: string }[]>('late');
      return made.length > 0;
    },
  };
}

function people(): Pick<AssignmentStore, 'send' | 'busy'> {
  return {
    send: async (tx, { id: assignment, station }, sent) => {
      await tx('assignment_person').where({ assignment }).delete();
      if (sent.length === 0) return;
      await tx('assignment_person').insert(sent.map((person, place) => ({ assignment, station, person, place })));
    },
    busy: async (tx, sent, { from, to, except }) => {
      // Two who send one person at once wait for each other here; keys of other tables that point at people do not.
      await tx.raw('SELECT id FROM person WHERE id = ANY(?::uuid[]) ORDER BY id FOR NO KEY UPDATE', [[...sent]]);
      type Found = { person: string; title: string; starts: Date; due: Date };
      const { rows } = await tx.raw<{ rows: Found[] }>(
        `SELECT p.person, coalesce(nullif(c.title, ''), t.title) AS title, a.due,
                least(coalesce(a.departs_at, a.on_site_at, a.due - interval '2 hours'), a.due - interval '1 minute') AS starts
           FROM assignment_person p JOIN assignment a ON a.id = p.assignment
           JOIN coverage c ON c.id = a.coverage JOIN topic t ON t.id = a.topic
          WHERE p.person = ANY(?::uuid[]) AND a.id <> ? AND a.state = ANY(?::text[]) AND a.due > ?::timestamptz
            AND least(coalesce(a.departs_at, a.on_site_at, a.due - interval '2 hours'), a.due - interval '1 minute') < ?::timestamptz
          ORDER BY a.due LIMIT 1`,
        [[...sent], except, UNDER_WAY, from, to],
      );
      const [found] = rows;
      if (!found) return undefined;
      const { person, title, starts, due } = found;
      return { person, title, from: starts.toISOString(), to: due.toISOString() };
    },
  };
}

const NAMES: Readonly<Record<string, string>> = {
  departsAt: 'departs_at',
  onSiteAt: 'on_site_at',
  assignedBy: 'assigned_by',
};

function columnsOf(patch: AssignmentPatch): Record<string, unknown> {
  // Optional words stand there as undefined when nobody said them.
  const said = Object.entries(patch as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [NAMES[name] ?? name, value]));
}

function assignmentOf({
  departs_at,
  on_site_at,
  due,
  state_since,
  assigned_by,
  last_place,
  ...row
}: Row): KeptAssignment {
  return {
    ...row,
    departsAt: departs_at?.toISOString() ?? null,
    onSiteAt: on_site_at?.toISOString() ?? null,
    due: due.toISOString(),
    stateSince: state_since.toISOString(),
    assignedBy: assigned_by,
    lastPlace: placeOf(fromJsonb(last_place)),
  };
}

function placeOf(said: unknown): KeptAssignment['lastPlace'] {
  if (said === null) return null;
  const place = said as NonNullable<KeptAssignment['lastPlace']>;
  return { ...place, at: new Date(place.at).toISOString() };
}
