import { definePort, httpContract, writtenText, type hearthErrors, type RefusalOf } from '@hearth/cms/contract';
import type { StaffActor, SystemActor } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import type { dutyErrors } from './duty-errors';
import type { shopErrors } from './errors';

/** Who may enter lives and what they show, as the admin's roles name it. */
export const writeSessions = 'plugin::shop.sessions.write';

/** Who may see lives and which duties were checked for them, as the admin's roles name it. */
export const readDuties = 'plugin::shop.duties.read';

/** What a live is: which duties of the law it has goes by that (场次类型). */
export const sessionKinds = [
  'selling',
  'welfare',
  'donation',
  'group-buying',
  'minors',
  'digital-human',
  'on-tv',
  'lottery',
] as const;

/** What a live is. */
export type SessionKind = (typeof sessionKinds)[number];

const kinds = z
  .array(z.enum(sessionKinds))
  .min(1)
  .max(sessionKinds.length)
  .refine((all) => new Set(all).size === all.length);

/** What is told of a live; `version` is that which somebody saw, 0 for one that is new. */
export const tellSessionSchema = z.strictObject({
  title: writtenText(120)
    .min(1)
    .meta({ examples: ['脐橙公益专场'] }),
  kinds,
  beginsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  version: z.int().min(0),
});

/** What is told of a live. */
export type TellSession = z.output<typeof tellSessionSchema>;

/** Whether a live is to come, goes on or is over. */
export const sessionPhases = ['coming', 'on', 'over'] as const;

/** Whether a live is to come, goes on or is over. */
export type SessionPhase = (typeof sessionPhases)[number];

/** A live as the shop knows it (场次). */
export const sessionSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  kinds: z.array(z.enum(sessionKinds)),
  beginsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  phase: z.enum(sessionPhases),
  version: z.int(),
});

/** A live as the shop knows it. */
export type Session = z.output<typeof sessionSchema>;

/** Goods that a live showed, with what vetting said of them at that moment. */
export const pinnedSchema = z.strictObject({
  offer: z.uuid(),
  title: z.record(z.string(), z.string()),
  spec: z.string(),
  price: z.int(),
  pinnedAt: z.iso.datetime(),
  cleared: z.boolean(),
  reasons: z.array(z.string()),
  seller: z.string().nullable(),
});

/** Goods that a live showed. */
export type Pinned = z.output<typeof pinnedSchema>;

type Told = Result<
  Session,
  RefusalOf<typeof dutyErrors, 'SESSION_DATES'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
>;
type Shown = Result<
  Pinned,
  | RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND' | 'SESSION_FULL'>
  | RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'OFFER_STATE'>
>;

/** What whoever runs lives tells the shop (场次端口): which there are, and what they show while they show it. */
export type SessionBook = {
  /** In the caller's transaction: whatever takes theirs back takes this back as well. */
  tell(tx: Tx, actor: StaffActor | SystemActor, session: TellSession & { readonly id: string }): Promise<Told>;
  /** In the caller's transaction. The verdict of vetting at this moment is kept with it; what is shown again stays as it was shown first. */
  pin(tx: Tx, actor: StaffActor | SystemActor, shown: { readonly id: string; readonly offer: string }): Promise<Shown>;
};

/** Where it is found. */
export const sessionsPort = definePort<SessionBook>('shop.sessions');

const which = z.object({ id: z.uuid() });

/** The routes of lives, for stations that enter them by hand. */
export const sessionsContract = httpContract('shop', {
  tellSession: {
    method: 'PUT',
    path: '/shop/sessions/:id',
    summary: '登记场次 Enters a live under its number, or changes what is known of it',
    access: { staff: writeSessions },
    params: which,
    body: tellSessionSchema,
    result: sessionSchema,
    refusals: ['DUTIES.SESSION_DATES', 'HEARTH.CHANGED_MEANWHILE'],
  },
  pinGoods: {
    method: 'POST',
    path: '/shop/sessions/:id/goods',
    summary: '登记展示商品 Notes that a live shows an offer, with what vetting says of it now',
    access: { staff: writeSessions },
    params: which,
    body: z.strictObject({ offer: z.uuid() }),
    result: pinnedSchema,
    refusals: ['DUTIES.SESSION_NOT_FOUND', 'DUTIES.SESSION_FULL', 'SHOP.OFFER_NOT_FOUND', 'SHOP.OFFER_STATE'],
  },
});
