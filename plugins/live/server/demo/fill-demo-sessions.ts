import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { sessionKinds } from '@hearth/shop/contract';
import { z } from 'zod';
import { dutyRoles, planSessionSchema, writeItemSchema } from '../../contract';
import { nameDuty } from '../duty/name-duty';
import { addItem } from '../runsheet/write-items';
import { planSession } from '../sessions/plan-session';
import { seeSession } from '../sessions/see-sessions';
import type { SessionDeps } from '../sessions/session-deps';
import { turnSession } from '../sessions/turn-session';

const HOUR = 3_600_000;

/** The sessions of the demo (演示场次): what is planned when, by whom, and whether it is rehearsed already. */
export const demoSessionsSchema = z.array(
  z.strictObject({
    title: z.string().min(1),
    place: z.string(),
    kinds: z.array(z.enum(sessionKinds)).min(1),
    inHours: z.int().min(1),
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

/** Plans the sessions of the demo as the field controller would. One that ended comes of `npm run demo:live`, which really has a picture. */
export async function fillDemoSessions(deps: SessionDeps, stage: Stage, now: Date): Promise<void> {
  for (const session of demoSessionsSchema.parse(stage.file('live-sessions.json'))) {
    await planned(deps, stage, { session, now });
  }
}

type Planning = { readonly session: DemoSession; readonly now: Date };

async function planned(deps: SessionDeps, stage: Stage, { session, now }: Planning): Promise<void> {
  const planner = stage.cast('field-controller');
  const { title, place, kinds, inHours, minutes, duty, lines, rehearses } = session;
  const plan = planSessionSchema.parse({
    ...{ title, place, kinds, language: 'zh-Hans', adMark: true, plannedMinutes: minutes },
    plannedAt: new Date(now.getTime() + inHours * HOUR).toISOString(),
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
