import {
  assignmentMoved,
  coverageErrors,
  coveragesContract,
  FIELD_OVERRIDE,
  FIELD_PLAN,
  FIELD_READ,
  FIELD_REPORT,
  FIELD_RESOURCES,
  type RoleSlug,
} from '../../contract';
import { routes, type Platform, type Slice } from '../../platform';
import { topicStore } from '../topics/topic-store';
import type { CoverageDeps } from './coverage-deps';
import { coverageMachine } from './coverage.machine';
import { coverageStore } from './coverage-store';
import { followAssignments } from './follow-assignments';
import { listLives } from './list-lives';
import { liveStore } from './live-store';
import { moveCoverage } from './move-coverage';
import { changeCoverage, listCoverages, planCoverage } from './plan-coverage';

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const CREWS: readonly RoleSlug[] = [...HEADS, 'editor', 'reporter', 'host'];
const READERS: readonly RoleSlug[] = [
  ...CREWS,
  'proofreader',
  'mcn-operator',
  'compliance-officer',
  'station-administrator',
];

const named = (action: string, displayName: string) => ({ action, displayName, subCategory: '采访 Field' });

/** Coverages (报道项): what each topic will yield. The powers of the field desk are declared here, for all its nouns. */
export const coveragesSlice: Slice = {
  name: 'coverages',
  errors: [coverageErrors],
  machines: [coverageMachine],
  permissions: [
    named(FIELD_READ, '看采访安排 See coverages, assignments and bookings'),
    named(FIELD_PLAN, '派采访任务、占用资源 Send people and book what they take along'),
    named(FIELD_OVERRIDE, '写明理由越过冲突 Override a conflict by name and reason'),
    named(FIELD_RESOURCES, '维护采访资源 Keep the list of crews, cars, cameras and studios'),
    named(FIELD_REPORT, '接任务、手机回传 Be sent, and file from a phone'),
  ],
  grants: [
    { roles: READERS, action: FIELD_READ },
    { roles: [...HEADS, 'editor'], action: FIELD_PLAN },
    { roles: HEADS, action: FIELD_OVERRIDE },
    { roles: [...HEADS, 'station-administrator'], action: FIELD_RESOURCES },
    { roles: CREWS, action: FIELD_REPORT },
  ],
  register: (platform) => {
    platform.outbox.subscribe({
      name: 'coverages.follow',
      events: [assignmentMoved],
      handle: ({ station, payload }, tx) => followAssignments(coverageDeps(platform), tx, { station, ...payload }),
    });
  },
  routes: (platform) => {
    const deps = coverageDeps(platform);
    return [
      routes(coveragesContract, {
        list: ({ actor, params }) => listCoverages(deps, actor, params.id),
        lives: ({ actor, query }) => listLives({ ...platform, lives: liveStore(platform) }, actor, query),
        plan: ({ actor, params, body }) => planCoverage(deps, actor, { ...params, ...body }),
        change: ({ actor, params, body }) => changeCoverage(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveCoverage(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** Everything that the verbs of coverages are handed, on a host. */
export function coverageDeps(platform: Platform): CoverageDeps {
  const { database } = platform;
  return { ...platform, topics: topicStore({ database }), coverages: coverageStore({ database }) };
}
