import { pointErrors, POINTS_GRADE, POINTS_KEEP, POINTS_READ, pointsContract, type RoleSlug } from '../../contract';
import { ok } from '../../kernel';
import {
  createDatabaseTime,
  flow,
  routes,
  type PermissionDeclaration,
  type Platform,
  type Slice,
} from '../../platform';
import { peopleOf } from '../../platform/people/person-store';
import { caseStore } from '../review/case-store';
import { releaseStore } from '../review/release-store';
import { appealMachine } from './appeal.machine';
import { answerAppeal, appealPoints, listAppeals } from './appeal-points';
import { appealStore } from './appeal-store';
import { gradeWork } from './grade-work';
import { adoptRule, closeMonth, listRules, tryRule } from './keep-months';
import { monthStore } from './month-store';
import { pointStore } from './point-store';
import type { PointsDeps } from './points-deps';
import { pointNotices } from './points-notices';
import { journalStore } from './journal-store';
import { pointsExportStore } from './points-export-store';
import { exportMonth } from './export-month';
import { viewJournal } from './view-journal';
import { listMonths, myPoints, viewMonth } from './view-points';
import { listUngraded, viewWork } from './view-work';
import { workStore } from './work-store';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  action,
  displayName: `${zh} ${en}`,
  subCategory: '绩效 Points',
});

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];

/** Points (绩效积分): books of what works that went out earn. */
export const pointsSlice: Slice = {
  name: 'points',
  errors: [pointErrors],
  machines: [appealMachine],
  permissions: [
    permission(POINTS_READ, '查看全台积分', 'See the points of the station'),
    permission(POINTS_GRADE, '评分、答复申诉', 'Grade works and answer appeals'),
    permission(POINTS_KEEP, '结账、采用细则', 'Close months and adopt rules'),
  ],
  grants: [
    { roles: HEADS, action: POINTS_READ },
    { roles: HEADS, action: POINTS_GRADE },
    { roles: ['chief-editor'], action: POINTS_KEEP },
  ],
  register: ({ notices }) => {
    notices.declare(pointNotices);
  },
  routes: (platform) => {
    const deps = pointsDeps(platform);
    return [
      routes(pointsContract, {
        mine: ({ actor, query }) => myPoints(deps, actor, query),
        works: ({ actor, query }) => listUngraded(deps, actor, query),
        work: ({ actor, params }) => viewWork(deps, actor, params),
        grade: ({ actor, params, body }) => gradeWork(deps, actor, { ...params, ...body }),
        month: ({ actor, params, query }) => viewMonth(deps, actor, { ...params, ...query }),
        months: ({ actor, query }) => listMonths(deps, actor, query.station),
        postings: ({ actor, params, query }) => viewJournal(deps, actor, { ...params, ...query }),
        export: ({ actor, params, query, request }) =>
          exported(deps, actor, { ...params, ...query, speech: request.locale }),
        close: ({ actor, params, body }) => closeMonth(deps, actor, { ...params, ...body }),
        rules: ({ actor, query }) => listRules(deps, actor, query.station),
        adopt: ({ actor, body }) => adoptRule(deps, actor, body),
        whatIf: ({ actor, body }) => tryRule(deps, actor, body),
        appeals: ({ actor }) => listAppeals(deps, actor),
        appeal: ({ actor, body }) => appealPoints(deps, actor, body),
        accept: ({ actor, params, body }) => answerAppeal(deps, actor, { ...params, ...body, event: 'accept' }),
        decline: ({ actor, params, body }) => answerAppeal(deps, actor, { ...params, ...body, event: 'decline' }),
        withdraw: ({ actor, params, body }) => answerAppeal(deps, actor, { ...params, ...body, event: 'withdraw' }),
      }),
    ];
  },
};

async function exported(...asked: Parameters<typeof exportMonth>) {
  const found = await exportMonth(...asked);
  if (!found.ok) return found;
  const { lines, ...file } = found.value;
  return ok(flow({ ...file, type: 'text/csv; charset=utf-8', headers: { 'X-Lines': String(lines) } }));
}

/** What use cases of points are handed. */
export function pointsDeps(platform: Platform): PointsDeps {
  const { database } = platform;
  return {
    ...platform,
    time: createDatabaseTime(database),
    ...{ journal: journalStore, works: workStore, exports: pointsExportStore },
    ...{ books: pointStore, months: monthStore, appeals: appealStore },
    ...{ cases: caseStore, releases: releaseStore },
    staffAt: (station) => peopleOf(database.read, [station]),
  };
}
