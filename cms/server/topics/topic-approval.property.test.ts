import fc from 'fast-check';
import type { ChainStep, RoleSlug, StaffActor, TopicEvent, TopicSignature } from '../../contract';
import { factsAbout, type Standing } from './standing';
import { topicMachine } from './topic.machine';
import { after, afterMaterialChange, APPROVED, duties, isSettled } from './topic.rules';
import type { KeptTopic } from './topic-store';

const ROLES: readonly RoleSlug[] = ['editor', 'desk-head', 'chief-editor'];
/** Signing is tried more often than its share of events, or few histories would get far. */
const OFTEN: readonly TopicEvent[] = Array.from(
  { length: 38 },
  (_one, index) => (['sign', 'approve', 'pitch'] as const)[index % 3] ?? 'sign',
);

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

type World = { topic: KeptTopic; signatures: TopicSignature[] };
type Attempt = {
  readonly who: number;
  readonly role: number;
  readonly behalf: number | null;
  readonly manage: boolean;
  readonly what: number;
};

const attempt: fc.Arbitrary<Attempt> = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  role: fc.nat(ROLES.length - 1),
  // Often nobody: standing in is the exception.
  behalf: fc.option(fc.nat(PEOPLE.length - 1), { freq: 3, nil: null }),
  manage: fc.boolean(),
  what: fc.nat(topicMachine.events.length + 40),
});
const chain: fc.Arbitrary<ChainStep[]> = fc.array(
  fc.nat(ROLES.length - 1).map((role): ChainStep => ({ role: ROLES[role]!, post: null })),
  { minLength: 1, maxLength: 3 },
);

function draft(): World {
  // The fields that no guard reads are left out.
  const topic = {
    state: 'draft',
    before: null,
    round: 0,
    signed: 0,
    chain: null,
    angle: 'a',
    author: 'p0',
    pitchedBy: null,
  };
  return {
    topic: { ...topic, people: ['p1'], lastBy: 'p0', lastEvent: 'draft' } as unknown as KeptTopic,
    signatures: [],
  };
}

function standingOf({ who, role, behalf, manage }: Attempt): Standing {
  const id = PEOPLE[who]!;
  const stands = behalf === null || behalf === who ? {} : { onBehalfOf: PEOPLE[behalf]! };
  // A signer is known by id and by whom they stand in for.
  const actor = { kind: 'staff', id, ...stands } as StaffActor;
  return {
    actor,
    powers: { pitch: true, approve: true, manage },
    signerOf: async (topic, signatures) => {
      const step = topic.chain?.[topic.signed];
      if (topic.state !== 'pitched' || step?.role !== ROLES[role]) return { refused: 'TOPICS.NOT_YOUR_STEP' };
      const because = duties({ ...topic, signatures }, actor);
      return because === null ? { as: actor } : { refused: because };
    },
  };
}

/** What the verbs do to the row, without the database: the same machine, rules and guards decide. */
async function tried(world: World, one: Attempt, steps: ChainStep[]): Promise<World> {
  const { topic, signatures } = world;
  const standing = standingOf(one);
  const event = topicMachine.events[one.what] ?? OFTEN[one.what - topicMachine.events.length];
  if (event === undefined) {
    if (isSettled(topic)) return world;
    return { topic: { ...topic, ...afterMaterialChange(topic) }, signatures: [] };
  }
  const facts = await factsAbout(standing, topic, { signatures, merge: { into: 't', intoVersion: 1, nowVersion: 1 } });
  const next = topicMachine.next(topic.state, event, facts);
  if (!next.ok) return world;
  const { id } = standing.actor;
  const course = after(topic, event, next.value.state);
  const pitched = event === 'pitch' ? { pitchedBy: id, chain: steps } : {};
  const moved = { ...topic, ...course, ...pitched, lastBy: id };
  return { topic: moved, signatures: signaturesAfter(event, world, standing) };
}

function signaturesAfter(event: TopicEvent, { topic, signatures }: World, { actor }: Standing): TopicSignature[] {
  if (event === 'pitch') return [];
  if (event === 'revoke') return signatures.slice(0, -1);
  if (event !== 'sign' && event !== 'approve') return signatures;
  const signature = { step: topic.signed, person: actor.id, onBehalfOf: actor.onBehalfOf ?? null, hash: '', at: '' };
  return [...signatures, signature];
}

it('is never approved without every step of its chain signed by distinct people other than its author and pitcher', async () => {
  let approvals = 0;
  await fc.assert(
    fc.asyncProperty(chain, fc.array(attempt, { minLength: 10, maxLength: 60 }), async (steps, attempts) => {
      let world = draft();
      for (const one of attempts) {
        const wasApproved = APPROVED.includes(world.topic.state);
        world = await tried(world, one, steps);
        const { topic, signatures } = world;
        expect(topic.signed).toBe(signatures.length);
        if (!APPROVED.includes(topic.state) && topic.before !== 'approved') continue;
        if (!wasApproved) approvals += 1;
        const hands = signatures.flatMap(({ person, onBehalfOf }) =>
          onBehalfOf === null ? [person] : [person, onBehalfOf],
        );
        expect(signatures.map(({ step }) => step)).toEqual(topic.chain?.map((_step, index) => index));
        expect(new Set(hands).size).toBe(hands.length);
        expect(hands).not.toContain(topic.author);
        expect(hands).not.toContain(topic.pitchedBy);
      }
    }),
    { numRuns: 2_000 },
  );
  // The histories must get there often, or they prove nothing.
  expect(approvals).toBeGreaterThan(300);
}, 60_000);
