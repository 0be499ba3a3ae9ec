import { cases, verify } from '../../kernel';
import { topicMachine, type TopicFacts } from './topic.machine';

const stranger: TopicFacts = {
  powers: { pitch: false, manage: false },
  owns: false,
  assigned: false,
  movedLast: false,
  complete: true,
  cannotSign: 'TOPICS.NOT_YOUR_STEP',
  lastStep: false,
  anySigned: true,
  signedLast: false,
  before: null,
  targetUntouched: true,
};
const planner: TopicFacts = { ...stranger, powers: { pitch: true, manage: true } };
const signer: TopicFacts = { ...stranger, cannotSign: null };

/** Whoever asks, in every position that a guard tells apart. */
const PEOPLE: Readonly<Record<string, TopicFacts>> = {
  stranger,
  author: { ...stranger, owns: true, powers: { pitch: true, manage: false }, cannotSign: 'TOPICS.OWN_PITCH' },
  'author without a signature under it': {
    ...stranger,
    owns: true,
    anySigned: false,
    powers: { pitch: true, manage: false },
  },
  'author of half a topic': { ...stranger, owns: true, complete: false, powers: { pitch: true, manage: false } },
  'author who may not pitch': { ...stranger, owns: true },
  signer,
  'signer of the last step': { ...signer, lastStep: true },
  'one who signed last': { ...stranger, signedLast: true, movedLast: true, cannotSign: 'TOPICS.SIGNED_ALREADY' },
  planner,
  'planner on their own topic': { ...planner, owns: true, cannotSign: 'TOPICS.OWN_PITCH', lastStep: true },
  worker: { ...stranger, assigned: true },
  'author of what was put aside as a draft': { ...stranger, owns: true, before: 'draft' },
  'author of what was put aside while pitched': { ...stranger, owns: true, before: 'pitched' },
  'author of what was put aside after approval': { ...stranger, owns: true, before: 'approved' },
  'planner whose target was touched': { ...planner, before: 'pitched', targetUntouched: false },
  'stranger to what was put aside': { ...stranger, before: 'draft' },
};

/** When each guard agrees, said a second time and in other words than the machine's. */
const AGREES: Readonly<Record<string, (who: TopicFacts) => boolean>> = {
  planner: (who) => who.powers.manage,
  'owner-or-planner': (who) => who.owns || who.powers.manage,
  assigned: (who) => who.assigned,
  'assigned-or-planner': (who) => who.assigned || who.powers.manage,
  'complete-and-may-pitch': (who) => who.powers.pitch && who.complete && (who.owns || who.powers.manage),
  'signs-a-step': (who) => who.cannotSign === null && !who.lastStep,
  'signs-the-last-step': (who) => who.cannotSign === null && who.lastStep,
  'could-sign': (who) => who.cannotSign === null || (who.powers.manage && !who.owns),
  'decided-it': (who) => who.movedLast || (who.powers.manage && !who.owns),
  unsigned: (who) => !who.anySigned && (who.owns || who.powers.manage),
  'signed-last': (who) => who.anySigned && who.signedLast,
  'signed-last-or-planner': (who) => who.signedLast || who.powers.manage,
  ...Object.fromEntries(
    (['draft', 'pitched', 'approved'] as const).flatMap((stage) => [
      [`was-${stage}`, (who: TopicFacts) => who.before === stage && (who.owns || who.powers.manage)],
      [
        `was-${stage}-and-target-untouched`,
        (who: TopicFacts) => who.before === stage && who.targetUntouched && (who.owns || who.powers.manage),
      ],
    ]),
  ),
};

describe('a topic', () => {
  it('has a sound table', () => {
    expect(verify(topicMachine)).toEqual([]);
  });

  it('lets nobody move it without a guard', () => {
    const open = cases(topicMachine).filter(({ to, guard }) => to !== null && guard === null);
    expect(open).toEqual([]);
  });

  describe.each(cases(topicMachine))('$state × $event', ({ state, event, to, guard }) => {
    it.each(Object.entries(PEOPLE))('by the %s', (_who, facts) => {
      const passes = to !== null && AGREES[guard ?? '']?.(facts) === true;
      const next = topicMachine.next(state, event, facts);
      expect(next.ok ? next.value.state : null).toBe(passes ? to : null);
      expect(topicMachine.allowed(state, facts).includes(event)).toBe(passes);
      if (!next.ok && next.error.code === 'MACHINE.GUARD_REFUSED') {
        // A reason that pages can tell, never the name of a guard.
        expect(next.error.details.reason).toMatch(/^TOPICS\.[A-Z_]+$/);
      }
    });
  });

  it('says why in the order in which it helps', () => {
    const because = (...[state, event, who]: Parameters<typeof topicMachine.next>): unknown => {
      const next = topicMachine.next(state, event, who);
      return next.ok ? undefined : 'reason' in next.error.details ? next.error.details.reason : next.error.code;
    };
    expect(because('draft', 'pitch', { ...planner, complete: false })).toBe('TOPICS.NOT_COMPLETE');
    expect(because('draft', 'pitch', { ...stranger, complete: false })).toBe('TOPICS.NO_POWER_TO_PITCH');
    const touched = { ...planner, before: 'pitched', targetUntouched: false } as const;
    expect(because('merged', 'recall', touched)).toBe('TOPICS.TARGET_TOUCHED');
    expect(because('pitched', 'withdraw', { ...stranger, owns: true })).toBe('TOPICS.SIGNED_SINCE');
  });
});
