import type { NoticeKind } from '../../../platform';
import type { Assignment, Coverage, StaffActor, Topic } from '../../../contract';
import { clockAt, type MovableClock } from '../../../kernel';
import { coverageStore } from '../../coverages/coverage-store';
import { coveragesSlice } from '../../coverages/coverages.slice';
import { followAssignments } from '../../coverages/follow-assignments';
import { planCoverage } from '../../coverages/plan-coverage';
import { filingStore } from '../../filings/filing-store';
import { addResource } from '../../resources/keep-resources';
import { bookingStore } from '../../resources/booking-store';
import { resourceStore } from '../../resources/resource-store';
import { approveTopic } from '../../topics/approve-topic';
import type { TopicDeps } from '../../topics/topic-deps';
import { aPlanningDesk, done, grantAll, type PlanningDesk } from '../../topics/testing/a-planning-desk';
import type { AssignmentDeps } from '../assignment-deps';
import { assignmentStore } from '../assignment-store';
import { followField } from '../follow-field';
import { giveAssignment } from '../give-assignment';
import { leaveTopic } from '../leave-topic';

/** What somebody was told. */
type Told = { readonly kind: string; readonly to: unknown; readonly subject: string; readonly facts: unknown };

/** The field desk of a city station, on a database without Strapi; what follows from events is pulled by hand. */
export type FieldDesk = {
  readonly desk: PlanningDesk;
  readonly deps: AssignmentDeps;
  /** The planning of the same station, with those who are sent. */
  readonly topicDeps: TopicDeps;
  readonly clock: MovableClock;
  readonly told: Told[];
  readonly head: StaffActor;
  readonly editor: StaffActor;
  readonly reporter: StaffActor;
  readonly other: StaffActor;
  /** An approved topic with one coverage. */
  topic(): Promise<{ readonly topic: Topic; readonly coverage: Coverage }>;
  car(): Promise<string>;
  /** A task for the reporter, from nine till twelve of a day of its own. */
  task(more?: Partial<Parameters<typeof giveAssignment>[2]>): Promise<Assignment>;
  /** What the subscribers would do about a topic by now. */
  follow(task: Pick<Assignment, 'coverage' | 'topic' | 'station'>, by: StaffActor): Promise<void>;
};

/** The day on which the tests begin. */
export const DAY = '2026-11-28';
/** A moment of that day. */
export const at = (clock: string, day = DAY): string => `${day}T${clock}:00.000Z`;

/** Makes one for a test file. */
export async function aFieldDesk(): Promise<FieldDesk> {
  const clock = clockAt(new Date(at('06:00')));
  const desk = await aPlanningDesk(clock);
  await grantAll(desk.db.knex, coveragesSlice.grants ?? []);
  // Strapi keeps files; here nobody has any.
  await desk.db.knex.raw('CREATE TABLE files (document_id text, url text, mime text, formats jsonb)');
  const { database } = desk.deps;
  const told: Told[] = [];
  const notify = async (_tx: unknown, { kind, ...news }: Omit<Told, 'kind'> & { kind: Pick<NoticeKind, 'name'> }) =>
    void told.push({ ...news, kind: kind.name });
  const deps: AssignmentDeps = {
    ...desk.deps,
    notices: { notify: notify as AssignmentDeps['notices']['notify'] },
    coverages: coverageStore({ database }),
    resources: resourceStore({ database }),
    bookings: bookingStore({ database }),
    assignments: assignmentStore({ database }),
    filings: filingStore({ database }),
  };
  const topicDeps: TopicDeps = { ...desk.deps, leaveTopic: (tx, leaving) => leaveTopic(deps, tx, leaving) };
  const [head, chief, editor, reporter, other] = await Promise.all(
    ['desk-head', 'chief-editor', 'editor', 'reporter', 'reporter'].map((role) => desk.staff(role)),
  );
  const people = { head: head!, editor: editor!, reporter: reporter!, other: other! };
  let days = 0;
  const topic: FieldDesk['topic'] = async () => {
    const pitched = await desk.pitched(editor!);
    const half = await done(approveTopic(desk.deps, head!, { id: pitched.id, version: pitched.version }));
    const approved = await done(approveTopic(desk.deps, chief!, { id: half.id, version: half.version }));
    const coverage = await done(planCoverage(deps, editor!, { id: approved.id, kind: 'text' }));
    return { topic: approved, coverage };
  };
  return {
    ...{ desk, deps, clock, told, topic, topicDeps },
    ...people,
    car: async () => {
      const name = `采访车 ${deps.ids.next().slice(-5)}`;
      return (await done(addResource(deps, head!, { kind: 'car', name, note: '' }))).id;
    },
    task: async (more = {}) => {
      days += 1;
      const day = new Date(Date.parse(at('00:00')) + days * 86_400_000).toISOString().slice(0, 10);
      const times = { departsAt: at('09:00', day), onSiteAt: at('10:00', day), due: at('12:00', day) };
      const id = more.id ?? (await topic()).coverage.id;
      return done(giveAssignment(deps, editor!, { people: [reporter!.id], resources: [], ...times, ...more, id }));
    },
    follow: async ({ coverage, topic: topicId, station }, by) => {
      await database.transaction((tx) => followAssignments(deps, tx, { station, coverageId: coverage, by: by.id }));
      const heard = { station, topicId, by: by.id };
      await database.transaction((tx) => followField({ ...deps, topicDeps }, tx, heard));
    },
  };
}
