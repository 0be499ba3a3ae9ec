import type { Assignment, Topic } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import type { AssignmentDeps } from '../../server/assignments/assignment-deps';
import { assignmentDeps } from '../../server/assignments/assignment-wiring';
import { giveAssignment } from '../../server/assignments/give-assignment';
import { moveAssignment } from '../../server/assignments/move-assignment';
import { planCoverage } from '../../server/coverages/plan-coverage';
import { addResource } from '../../server/resources/keep-resources';
import type { DemoField } from '../field-file';
import type { DemoFiles } from '../demo-files';
import { castOf, type Cast } from './load-topics';

const HOUR = 3_600_000;

type Stage = {
  readonly deps: AssignmentDeps;
  readonly cast: Cast;
  readonly resources: ReadonlyMap<string, string>;
  readonly topics: ReadonlyMap<string, Topic>;
};
type DemoTask = DemoField['tasks'][number];

/** Lists what the station takes along and sends its people, each step made by whoever would make it. */
export async function loadField(
  platform: Platform,
  files: DemoFiles,
  topics: ReadonlyMap<string, Topic>,
): Promise<void> {
  const deps = assignmentDeps(platform);
  const cast = await castOf(platform, files);
  const resources = new Map<string, string>();
  for (const resource of files.field.resources) {
    resources.set(resource.name, unwrap(await addResource(deps, cast('desk-head'), resource)).id);
  }
  for (const task of files.field.tasks) await play({ deps, cast, resources, topics }, task);
}

async function play({ deps, cast, resources, topics }: Stage, task: DemoTask): Promise<void> {
  const head = cast('desk-head');
  const { kind, plan, place, contact, brief, filed } = task;
  const now = deps.clock.now().getTime();
  const [departsAt = '', onSiteAt = '', due = ''] = task.hours.map((hours) =>
    new Date(now + hours * HOUR).toISOString(),
  );
  const topic = topics.get(task.topic);
  if (!topic) throw new Error(`The demo sends people for an unknown topic: ${task.topic}`);
  const coverage = unwrap(await planCoverage(deps, head, { id: topic.id, kind, plan, due }));
  const people = task.people.map((key) => cast(key).id);
  const taken = task.resources.map((name) => resources.get(name) ?? name);
  const words = { brief, place, contact, departsAt, onSiteAt, due };
  let sent = unwrap(await giveAssignment(deps, head, { id: coverage.id, people, resources: taken, ...words }));
  const reporter = cast(task.people[0] ?? '');
  for (const event of COURSE[task.state]) sent = unwrap(await moveAssignment(deps, reporter, { id: sent.id, event }));
  if (filed !== undefined) await fileWords(deps, reporter, { task: sent, text: filed });
}

const COURSE = {
  assigned: [],
  accepted: ['accept'],
  on_site: ['accept', 'depart', 'arrive'],
  filed: ['accept', 'depart', 'arrive'],
} as const satisfies Record<DemoTask['state'], readonly string[]>;

async function fileWords(
  deps: AssignmentDeps,
  reporter: ReturnType<Cast>,
  { task, text }: { readonly task: Assignment; readonly text: string },
): Promise<void> {
  const id = deps.ids.next();
  const { station } = task;
  const filing = { id, assignment: task.id, station, person: reporter.id, text, saidAt: null, uploads: [] };
  const also: NonNullable<Parameters<typeof moveAssignment>[2]['also']> = async (tx) => {
    await deps.filings.insert(tx, filing);
    return { ok: true, value: null };
  };
  unwrap(await moveAssignment(deps, reporter, { id: task.id, event: 'file', key: id, also }));
}
