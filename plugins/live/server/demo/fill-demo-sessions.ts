import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { sessionKinds } from '@hearth/shop/contract';
import { z } from 'zod';
import { dutyRoles, planSessionSchema, reminderSlots, writeItemSchema } from '../../contract';
import { nameDuty } from '../duty/name-duty';
import { offerReservations } from '../reservations/offer-reservations';
import type { ReservationDeps } from '../reservations/reservation-deps';
import { addItem } from '../runsheet/write-items';
import { planSession } from '../sessions/plan-session';
import { seeSession } from '../sessions/see-sessions';
import type { SessionDeps } from '../sessions/session-deps';
import { turnSession } from '../sessions/turn-session';

const DAY = 86_400_000;
const SHIFT = DAY / 3;

/** The sessions of the demo (演示场次): what is planned when, by whom, and whether it is rehearsed already. */
export const demoSessionsSchema = z.array(
  z.strictObject({
    title: z.string().min(1),
    place: z.string(),
    kinds: z.array(z.enum(sessionKinds)).min(1),
    inDays: z.int().min(1),
    /** By the clock of the station. */
    at: z.string().regex(/^\d\d:\d\d$/),
    minutes: z.int().min(5),
    /** People of the demo by their keys. */
    duty: z.record(z.enum(dutyRoles), z.string()),
    rehearses: z.boolean(),
    lines: z
      .array(z.strictObject({ title: z.string().min(1), seconds: z.int().min(5), goods: z.string().optional() }))
      .min(1),
  }),
);

type DemoSession = z.output<typeof demoSessionsSchema>[number];
type Stage = Pick<DemoStage, 'cast' | 'file' | 'made'>;
type Deps = SessionDeps & { readonly reserving: ReservationDeps };

/** Plans the sessions of the demo as the field controller would. One that ended comes of `npm run demo:live`, which really has a picture. */
export async function fillDemoSessions(deps: Deps, stage: Stage, now: Date): Promise<void> {
  for (const session of demoSessionsSchema.parse(stage.file('live-sessions.json'))) {
    await planned(deps, stage, { session, now });
  }
}

/** People watch in the evening, whenever the demo is loaded; China has no summer time. */
function plannedFor(now: Date, inDays: number, at: string): string {
  const day = new Date(now.getTime() + SHIFT + inDays * DAY).toISOString().slice(0, 10);
  return new Date(`${day}T${at}:00+08:00`).toISOString();
}

type Planning = { readonly session: DemoSession; readonly now: Date };

async function planned(deps: Deps, stage: Stage, { session, now }: Planning): Promise<void> {
  const planner = stage.cast('field-controller');
  const { title, place, kinds, inDays, at, minutes, duty, lines, rehearses } = session;
  const plan = planSessionSchema.parse({
    ...{ title, place, kinds, language: 'zh-Hans', adMark: true, plannedMinutes: minutes },
    plannedAt: plannedFor(now, inDays, at),
  });
  const { id } = unwrap(await planSession(deps, planner, plan));
  for (const role of dutyRoles) {
    unwrap(await nameDuty(deps, planner, { id, role, person: stage.cast(duty[role]).id }));
  }
  for (const { goods, ...line } of lines) {
    const product = goods === undefined ? null : stage.made.get(`goods:${goods}`);
    if (product === undefined) throw new Error(`The demo shows unknown goods: ${goods}`);
    unwrap(await addItem(deps, planner, { ...writeItemSchema.parse({ ...line, product }), id }));
  }
  // With it the live is announced: the app lists it, and viewers may be reminded.
  const offer = { session: id, capacity: null, slots: [...reminderSlots], benefit: null, benefits: 0, version: 0 };
  unwrap(await offerReservations(deps.reserving, planner, offer));
  if (rehearses) await rehearsed(deps, stage, id);
}

/** Prepared and in rehearsal, with the rehearsal's own copy beside it. */
async function rehearsed(deps: SessionDeps, { cast }: Stage, id: string): Promise<void> {
  const planner = cast('field-controller');
  for (const event of ['prepare', 'rehearse'] as const) {
    const { version } = unwrap(await seeSession(deps, planner, id));
    unwrap(await turnSession(deps, planner, { id, event, version, reason: '' }));
  }
}
