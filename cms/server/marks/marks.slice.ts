import { markErrors, marksChanged, marksContract, writingRoom } from '../../contract';
import { routes, type Platform, type Slice } from '../../platform';
import { peopleOf } from '../../platform/people/person-store';
import { caseStore } from '../review/case-store';
import { POWERS } from '../review/review-deps';
import { revisionStore } from '../revisions/revision-store';
import { markMachine } from './mark.machine';
import { calledInMark } from './mark-notices';
import { markStore } from './mark-store';
import type { MarksDeps } from './marks-deps';
import { viewMarks } from './view-marks';
import { addMark, moveMark, replyToMark } from './write-marks';

/** Remarks (批注): what reviewers and colleagues say about the words, and what became of it. */
export const marksSlice: Slice = {
  name: 'marks',
  errors: [markErrors],
  machines: [markMachine],
  register({ notices, outbox, realtime, clock }) {
    notices.declare([calledInMark]);
    outbox.subscribe({
      name: 'marks.tell',
      events: [marksChanged],
      handle: async ({ name, payload: { documentId, locale } }) => {
        realtime.publish(writingRoom(documentId, locale), { type: name, at: clock.now().toISOString() });
      },
    });
  },
  routes(platform) {
    const deps = marksDeps(platform);
    return [
      routes(marksContract, {
        list: ({ actor, params }) => viewMarks(deps, actor, params),
        add: ({ actor, params, body }) => addMark(deps, actor, { ...params, ...body }),
        reply: ({ actor, params, body }) => replyToMark(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveMark(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** What use cases of marks are handed. */
export function marksDeps(platform: Platform): MarksDeps {
  const { database, roster, notices, stations } = platform;
  return {
    ...platform,
    marks: markStore,
    cases: caseStore,
    revisions: revisionStore,
    async reviews(actor) {
      const held = await roster.powersOf(actor.id);
      const levels = ([1, 2, 3] as const).map(POWERS.level);
      if (levels.some((power) => held.includes(power))) return true;
      const lent = await Promise.all(levels.map((power) => roster.lenderTo(actor, power)));
      return lent.some((lender) => lender !== undefined);
    },
    async peopleAt(stations) {
      const people = await peopleOf(database.read, stations);
      return people.filter(({ active }) => active).map(({ id, name }) => ({ id, name: name['zh-Hans'] }));
    },
    async call(tx, { people, by, text, about }) {
      // Who may not see the manuscript is not told of it, whoever calls them.
      const { sees } = await stations.tree();
      const known = (await platform.people.byIds(people)).filter(
        (one) => one.active && sees(one.station, about.station),
      );
      const link = `/plugins/cms/review/${about.documentId}/${about.locale}`;
      for (const { id: person } of known) {
        const facts = { title: about.title, by: by.name, text };
        await notices.notify(tx, {
          kind: calledInMark,
          station: about.station,
          to: { person },
          subject: `${about.id}/${by.id}`,
          facts,
          link,
        });
      }
    },
  };
}
