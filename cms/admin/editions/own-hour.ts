import type { DeliveryShown, EditionMatrix } from '../../contract';

type Gate = NonNullable<DeliveryShown['gate']>;

/** What our own app waits for: a moment, or the name of the gate that something else opens. */
export type OwnHour = { readonly until: string } | { readonly gate: Gate };

const WAITS: readonly DeliveryShown['state'][] = ['planned', 'gated', 'due'];

/** When a story goes into our own app by itself; undefined where it is there, or a press of the publisher lets it out now. */
export function ownHour({ editions }: EditionMatrix, now: number): OwnHour | undefined {
  const deliveries = editions.flatMap(({ channel, delivery }) =>
    channel.lane === 'app' && delivery ? [delivery] : [],
  );
  const held = deliveries.filter(({ state }) => WAITS.includes(state)).flatMap((one) => hourOf(one, now) ?? []);
  return held[0];
}

function hourOf({ gate, dueAt, nextAt, embargo }: DeliveryShown, now: number): OwnHour | undefined {
  const hard = embargo.kind === 'until' ? embargo.at : dueAt;
  const moment = Date.parse(hard) > Date.parse(dueAt) ? hard : dueAt;
  if (Date.parse(moment) > now) return { until: moment };
  if (gate === null) return undefined;
  return AT_A_MOMENT.includes(gate) && nextAt ? { until: nextAt } : { gate };
}

/** Gates that open by the clock; all others wait for somebody or something. */
const AT_A_MOMENT: readonly Gate[] = ['embargo', 'window', 'quota', 'pace'];
