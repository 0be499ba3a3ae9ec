import type { Locale } from '../../kernel';
import type { Knex } from 'knex';
import type { Delivery } from './delivery-store';
import { reachable } from './directory-store';
import type { LaneOutcome, Letter } from './lanes/lane';
import type { NoticeWork } from './notices-deps';
import { preferencesOf } from './rule-store';
import { webhookById, type SealedWebhook } from './webhook-store';

/** Why a delivery has nowhere to go any more; undefined when it has. */
export async function whyNot(work: NoticeWork, read: Knex, delivery: Delivery): Promise<string | undefined> {
  const { lane, person, webhook } = delivery;
  if (lane === 'in-app' || !work.lanes[lane]) return undefined;
  if (webhook !== null) {
    return (await webhookById(read, webhook))?.active ? undefined : 'the robot was closed';
  }
  const [who] = person === null ? [] : await reachable(read, [person]);
  if (!who) return 'the person has left';
  if (lane === 'sms' && !(await phoneOf(work, read, who.id))) return 'the person gave no number';
  return undefined;
}

/** Puts a delivery into its recipient's words and gives it to its lane. Secrets are opened here and nowhere before. */
export async function handOver(work: NoticeWork, delivery: Delivery): Promise<LaneOutcome> {
  const { lanes, database } = work;
  const closed: LaneOutcome = { state: 'refused', says: 'this host has no way by this lane', forGood: false };
  if (delivery.webhook !== null) {
    const robot = await webhookById(database.read, delivery.webhook);
    if (!robot || !lanes.group) return closed;
    return lanes.group(openRobot(work, robot), letterOf(work, delivery, await groupLocale(work, delivery.station)));
  }
  const [who] = await reachable(database.read, [delivery.person ?? '']);
  if (!who) return closed;
  const letter = letterOf(work, delivery, who.locale);
  if (delivery.lane === 'mail') return lanes.mail ? lanes.mail(who.email, letter) : closed;
  const phone = await phoneOf(work, database.read, who.id);
  return phone && lanes.sms ? lanes.sms(phone, letter) : closed;
}

/** Opens the secrets of a robot for one call. */
export function openRobot(
  { vault }: Pick<NoticeWork, 'vault'>,
  robot: SealedWebhook,
): Parameters<NonNullable<NoticeWork['lanes']['group']>>[0] {
  const at = (column: string) => ({ table: 'notice_webhook', column, row: robot.id });
  return {
    platform: robot.platform,
    token: vault.open(at('token_sealed'), robot.token),
    secret: robot.secret === null ? null : vault.open(at('secret_sealed'), robot.secret),
  };
}

async function phoneOf({ vault }: NoticeWork, read: Knex, person: string): Promise<string | undefined> {
  const sealed = (await preferencesOf(read, [person])).get(person)?.phone;
  return sealed ? vault.open({ table: 'notice_preference', column: 'phone_sealed', row: person }, sealed) : undefined;
}

/** A group is of one station and speaks its language, which is Chinese unless the station's settings say otherwise. */
async function groupLocale({ stations }: NoticeWork, station: string): Promise<Locale> {
  const settings: unknown = (await stations.tree()).get(station)?.settings;
  const locale: unknown =
    typeof settings === 'object' && settings !== null ? Reflect.get(settings, 'locale') : undefined;
  return locale === 'en' ? 'en' : 'zh-Hans';
}

function letterOf(work: NoticeWork, delivery: Delivery, locale: Locale): Letter {
  const { id, urgency, kind, facts, link, resends } = delivery;
  const full = link === null ? null : `${work.adminAddress()}${link}`;
  return { id, urgency, locale, ...work.kinds.words(kind, facts, locale), link: full, repeat: resends > 0 };
}
