import {
  roleSlugs,
  topicChanged,
  topicErrors,
  topicMoved,
  TOPICS_APPROVE,
  TOPICS_MANAGE,
  TOPICS_PITCH,
  TOPICS_READ,
  topicsContract,
  type RoleSlug,
} from '../../contract';
import { routes, type Platform, type Slice } from '../../platform';
import { peopleOf } from '../../platform/people/person-store';
import { assignmentDeps } from '../assignments/assignment-wiring';
import { leaveTopic } from '../assignments/leave-topic';
import { columnStore } from '../columns/column-store';
import { approveTopic } from './approve-topic';
import { commentTopic } from './comment-topic';
import { mergeTopics, unmergeTopic } from './merge-topics';
import { moveTopic } from './move-topic';
import { setChain } from './set-chain';
import { tellPlanning } from './tell-planning';
import { tellTopic } from './tell-topic';
import { topicChains } from './topic-chain-store';
import type { TopicDeps } from './topic-deps';
import { topicHands } from './topic-hands-store';
import { topicLists } from './topic-list-store';
import { topicMachine } from './topic.machine';
import { topicNotices } from './topic-notices';
import { topicStore } from './topic-store';
import { viewDesk } from './view-desk';
import { findSimilar, listTopics, viewBoard, viewCalendar, viewTopic } from './view-topics';
import { changeTopic, createTopic } from './write-topic';

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const WRITERS: readonly RoleSlug[] = [...HEADS, 'editor', 'reporter', 'host', 'mcn-operator'];

/** Everything that the verbs of topics are handed, on a host. */
export function topicDeps(platform: Platform): TopicDeps {
  const { database } = platform;
  const stores = { topics: topicStore({ database }), hands: topicHands({ database }), lists: topicLists({ database }) };
  const leave: TopicDeps['leaveTopic'] = (tx, leaving) => leaveTopic(assignmentDeps(platform), tx, leaving);
  const chains = topicChains({ database });
  return { ...platform, ...stores, chains, columns: columnStore(platform), leaveTopic: leave };
}

/** Topics (选题): what the newsroom plans, who approved it, who is on it. */
export const topicsSlice: Slice = {
  name: 'topics',
  errors: [topicErrors],
  machines: [topicMachine],
  permissions: [
    { action: TOPICS_READ, displayName: '看选题 See the planning', subCategory: 'topics' },
    { action: TOPICS_PITCH, displayName: '写选题、报选题 Write and pitch topics', subCategory: 'topics' },
    {
      action: TOPICS_APPROVE,
      displayName: '按审批链签批选题 Sign topics by the approval chain',
      subCategory: 'topics',
    },
    {
      action: TOPICS_MANAGE,
      displayName: '统筹选题、设审批链 Run the planning and its approval chains',
      subCategory: 'topics',
    },
  ],
  grants: [
    { roles: roleSlugs, action: TOPICS_READ },
    { roles: WRITERS, action: TOPICS_PITCH },
    // A small station lets an editor sign; who signs what, the chain says.
    { roles: [...HEADS, 'editor'], action: TOPICS_APPROVE },
    { roles: HEADS, action: TOPICS_MANAGE },
  ],
  register: (platform) => {
    const { realtime, outbox, stations, notices } = platform;
    notices.declare(topicNotices);
    outbox.subscribe({
      name: 'topics.tell',
      events: [topicMoved],
      handle: (event, tx) => tellTopic({ ...topicDeps(platform), notices }, tx, event),
    });
    realtime.define({
      name: 'planning',
      mayJoin: async (actor, station) => actor?.kind === 'staff' && actor.stations.includes(station),
    });
    outbox.subscribe({
      name: 'planning.tell',
      events: [topicMoved, topicChanged],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
  },
  routes: (platform) => {
    const deps = topicDeps(platform);
    const peopleAt = (stations: readonly string[]) => peopleOf(platform.database.read, stations);
    return [
      routes(topicsContract, {
        desk: ({ actor }) => viewDesk({ ...deps, peopleAt }, actor),
        board: ({ actor, query }) => viewBoard(deps, actor, query),
        calendar: ({ actor, query }) => viewCalendar(deps, actor, query),
        similar: ({ actor, query }) => findSimilar(deps, actor, query),
        setChain: ({ actor, body }) => setChain(deps, actor, body),
        list: ({ actor, query }) => listTopics(deps, actor, query),
        create: ({ actor, body }) => createTopic(deps, actor, body),
        one: ({ actor, params }) => viewTopic(deps, actor, params.id),
        change: ({ actor, params, body }) => changeTopic(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveTopic(deps, actor, { ...params, ...body }),
        approve: ({ actor, params, body }) => approveTopic(deps, actor, { ...params, ...body }),
        merge: ({ actor, params, body }) => mergeTopics(deps, actor, { ...params, ...body }),
        unmerge: ({ actor, params, body }) => unmergeTopic(deps, actor, { ...params, ...body }),
        comment: ({ actor, params, body }) => commentTopic(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
