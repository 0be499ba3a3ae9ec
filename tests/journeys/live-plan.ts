import type { Stage } from './browser';
import { aDeskOf, until, type Ask, type Told } from './by-api';
import type { OwnOffer } from './shop-counter';

/** A live that is planned step by step, with what its gate says after each of them. */
export type LivePlan = {
  readonly id: string;
  readonly title: string;
  /** The conditions of going live that do not hold at this moment. */
  missing(): Promise<readonly string[]>;
  addItem(offer: OwnOffer): Promise<void>;
  signScript(): Promise<void>;
  markAdvertising(): Promise<void>;
  reviewSetting(): Promise<void>;
  nameDuty(): Promise<void>;
  trainHost(): Promise<void>;
  /** Everybody on duty gives signs of life from now on. */
  beat(): Promise<void>;
  turn(event: string): Promise<Told>;
  see(): Promise<Told>;
  /** Nobody gives signs of life any more. */
  rest(): void;
};

const DUTY = {
  host: 'host',
  'field-controller': 'field-controller',
  'compliance-officer': 'compliance-officer',
  'duty-editor': 'editor',
} as const;
const BEAT = 15_000;
const DAY = 86_400_000;

/** Plans a live as the field controller does; its picture comes from a room of streaming. */
export async function aLivePlan(
  stage: Stage,
  { title, streamingRoom }: { readonly title: string; readonly streamingRoom: string },
): Promise<LivePlan> {
  const planner = await aDeskOf(stage, 'field-controller');
  const plan = {
    ...{ title, language: 'zh-Hans', kinds: ['selling'], place: '青禾村果园', streamingRoom },
    ...{ plannedAt: new Date(Date.now() + 600_000).toISOString(), plannedMinutes: 60 },
  };
  const { id } = await planner('POST', '/live/sessions', plan);
  const see = (): Promise<Told> => planner('GET', `/live/sessions/${id}`);
  return {
    ...{ id, title, see, ...peopleDeeds(stage, planner, id) },
    missing: async () => {
      const { conditions } = await planner('GET', `/live/sessions/${id}/gate?moment=go-live`);
      return conditions.filter(({ holds }: Told) => !holds).map(({ name }: Told) => name);
    },
    addItem: async ({ offer, name }) => {
      const line = { title: name, seconds: 300, presenter: '林主播', offer, plannedUnits: 2 };
      await planner('POST', `/live/sessions/${id}/runsheet`, line);
    },
    markAdvertising: async () => {
      const { version } = await see();
      await planner('PUT', `/live/sessions/${id}`, { ...plan, adMark: true, version });
    },
    reviewSetting: async () => {
      const { settingHash } = await see();
      const officer = await aDeskOf(stage, 'compliance-officer');
      await officer('POST', `/live/sessions/${id}/setting-review`, { hash: settingHash });
    },
    turn: async (event) => {
      const { version } = await see();
      return planner('POST', `/live/sessions/${id}/turn`, { event, version, reason: '' });
    },
  };
}

type PeopleDeeds = Pick<LivePlan, 'signScript' | 'nameDuty' | 'trainHost' | 'beat' | 'rest'>;

/** What takes several people. */
function peopleDeeds(stage: Stage, planner: Ask, id: string): PeopleDeeds {
  const people = peopleOf(stage);
  let beating: NodeJS.Timeout | undefined;
  return {
    signScript: () => signed(stage, planner, id),
    nameDuty: async () => {
      for (const [role, who] of Object.entries(DUTY)) {
        const { id: person } = await people(who);
        await planner('POST', `/live/sessions/${id}/duty`, { role, person });
      }
    },
    trainHost: async () => trained(stage, (await people('host')).id),
    beat: async () => {
      const desks = await Promise.all(Object.values(DUTY).map((who) => aDeskOf(stage, who)));
      const all = () => Promise.all(desks.map((ask) => ask('POST', `/live/sessions/${id}/beats`, {})));
      await all();
      beating = setInterval(() => void all().catch(() => undefined), BEAT);
      beating.unref();
    },
    rest: () => {
      clearInterval(beating);
    },
  };
}

/** Who somebody of the demo is. */
const peopleOf =
  (stage: Stage) =>
  async (who: string): Promise<Told> =>
    (await (await aDeskOf(stage, who))('GET', '/cms/people/me')).person;

/** A script in the words that are proved, signed by two people who did not write it. */
async function signed(stage: Stage, planner: Ask, id: string): Promise<void> {
  const { items } = await planner('GET', `/live/sessions/${id}/runsheet`);
  const writer = await aDeskOf(stage, 'host');
  for (const { id: item } of items) {
    const path = `/live/sessions/${id}/runsheet/${item}/script`;
    const { claims } = await writer('GET', path);
    const proved = claims.find(({ light }: Told) => light === 'green');
    const sentences = [
      { beat: 'hook', text: '接下来看今天的第一样' },
      ...(proved ? [{ beat: 'proof', text: proved.text, claims: [proved.id] }] : []),
    ];
    const { loaded } = await writer('POST', path, { seen: 0, sentences });
    for (const who of ['chief-editor', 'compliance-officer']) {
      await (await aDeskOf(stage, who))('POST', `${path}/signatures`, { hash: loaded.hash });
    }
  }
}

/** Name and age were looked at, and the host is trained for a year. */
async function trained(stage: Stage, person: string): Promise<void> {
  const operator = await aDeskOf(stage, 'mcn-operator');
  const { anchors } = await operator('GET', '/live/anchors');
  const known = anchors.find((one: Told) => one.person === person);
  await operator('PUT', `/live/anchors/${person}`, {
    ...{ isRealNamed: true, birth: '1994-05-06', hasGuardianConsent: false, bannedUntil: null, banReason: '' },
    ...{ trainedUntil: new Date(Date.now() + 365 * DAY).toISOString(), version: known?.version ?? 0 },
  });
}

/** What the figures of a live say, once they say it. */
export async function figuresOf(stage: Stage, session: string, holds: (figures: Told) => boolean): Promise<Told> {
  const ask = await aDeskOf(stage, 'finance');
  const read = async (): Promise<Told> => {
    const { figures } = await ask('GET', `/live/numbers/${session}`);
    return Object.fromEntries(figures.map(({ name, value }: Told) => [name, value]));
  };
  return until(read, holds);
}
