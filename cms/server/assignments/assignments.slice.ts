import { assignmentErrors, assignmentMoved, assignmentsContract, coverageMoved } from '../../contract';
import { routes, type Slice } from '../../platform';
import { peopleOf } from '../../platform/people/person-store';
import { makeManuscript, type CreditFiling } from '../filings/make-manuscript';
import { caseStore } from '../review/case-store';
import { creditWriter } from '../review/credit-writer';
import { manuscriptOf } from '../filings/manuscript-of-filing-store';
import { tellPlanning } from '../topics/tell-planning';
import { topicDeps } from '../topics/topics.slice';
import { assignmentMachine } from './assignment.machine';
import { assignmentNotices } from './assignment-notices';
import { followField } from './follow-field';
import { assignmentDeps } from './assignment-wiring';
import { changeAssignment } from './change-assignment';
import { giveAssignment } from './give-assignment';
import { moveAssignment } from './move-assignment';
import { listAssignments, viewAssignment } from './view-assignments';
import { tellCoverageChange } from './tell-coverage-change';
import { watchLateness } from './watch-lateness';

/** Assignments (采访任务): who is sent, with what, and what becomes of it. */
export const assignmentsSlice: Slice = {
  name: 'assignments',
  errors: [assignmentErrors],
  machines: [assignmentMachine],
  register: (platform) => {
    const { outbox, realtime, stations, notices, schedule } = platform;
    notices.declare(assignmentNotices);
    outbox.subscribe({
      name: 'assignments.tell',
      events: [assignmentMoved, coverageMoved],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
    outbox.subscribe({
      name: 'topics.follow-field',
      events: [assignmentMoved, coverageMoved],
      handle: ({ station, payload: { topicId, by } }, tx) =>
        followField({ ...assignmentDeps(platform), topicDeps: topicDeps(platform) }, tx, { station, topicId, by }),
    });
    outbox.subscribe({
      name: 'assignments.tell-coverage',
      events: [coverageMoved],
      handle: ({ station, payload }, tx) => tellCoverageChange(assignmentDeps(platform), tx, { station, ...payload }),
    });
    schedule.tick({
      name: 'assignments.late',
      cron: '* * * * *',
      missed: 'run-once',
      handle: async () => async (tx) => {
        await watchLateness(assignmentDeps(platform), tx);
      },
    });
  },
  routes: (platform) => {
    const deps = assignmentDeps(platform);
    const peopleAt = (stations: readonly string[]) => peopleOf(platform.database.read, stations);
    return [
      routes(assignmentsContract, {
        list: ({ actor, query }) => listAssignments({ ...deps, peopleAt }, actor, query),
        create: ({ actor, params, body }) => giveAssignment(deps, actor, { ...params, ...body }),
        one: ({ actor, params }) => viewAssignment(deps, actor, params.id),
        change: ({ actor, params, body }) => changeAssignment(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveAssignment(deps, actor, { ...params, ...body }),
        manuscript: ({ actor, params }) =>
          makeManuscript({ ...deps, write: manuscriptOf(platform), credit: creditFiling }, actor, params.id),
      }),
    ];
  },
};

/** The words of a filing are those of whoever filed. */
const creditFiling: CreditFiling = (tx, credit) =>
  creditWriter({ cases: caseStore }, tx, { ...credit, locale: 'zh-Hans' });
