import type { NoticeWebhook, RobotPlatform, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { openRobot } from './hand-over';
import type { LaneOutcome } from './lanes/lane';
import { robotToken } from './lanes/robots';
import type { NoticeWork } from './notices-deps';
import { rulesUsing } from './rule-store';
import {
  deleteWebhook,
  insertWebhook,
  shownWebhook,
  updateWebhook,
  webhookById,
  type SealedWebhook,
} from './webhook-store';

type Deps = Pick<NoticeWork, 'database' | 'ids' | 'ledger' | 'vault' | 'lanes'>;
type WebhookRefusal =
  | Refusal<'HEARTH.NOT_ALLOWED' | 'HEARTH.CHANGED_MEANWHILE' | 'NOTICES.NOT_A_ROBOT', undefined>
  | Refusal<'NOTICES.ROBOT_IN_USE', { rules: number }>;

type NewRobot = {
  readonly station: string;
  readonly name: string;
  readonly platform: RobotPlatform;
  readonly address: string;
  readonly secret: string | null;
};

const place = (row: string, column: 'token_sealed' | 'secret_sealed') => ({ table: 'notice_webhook', column, row });

/** Adds a robot. Of its address only the token is kept, sealed. */
export async function addWebhook(
  deps: Deps,
  actor: StaffActor,
  body: NewRobot,
): Promise<Result<NoticeWebhook, WebhookRefusal>> {
  const { station, name, platform } = body;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const token = robotToken(platform, body.address);
  if (token === undefined) return err('NOTICES.NOT_A_ROBOT');
  const id = deps.ids.next();
  const secret = body.secret === null ? null : deps.vault.seal(place(id, 'secret_sealed'), body.secret);
  const sealed = { id, station, name, platform, token: deps.vault.seal(place(id, 'token_sealed'), token), secret };
  return deps.database.transaction(async (tx) => {
    const made = await insertWebhook(tx, sealed);
    const facts = { station, platform, signed: made.signed };
    deps.ledger.append(tx, { actor, action: 'notice-webhook.added', subject: id, facts });
    return ok(shownWebhook(made));
  });
}

type Change = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly secret?: string | undefined;
  readonly version: number;
};

/** Renames, closes or opens a robot, or replaces its secret. */
export async function changeWebhook(
  deps: Deps,
  actor: StaffActor,
  { secret, ...change }: Change,
): Promise<Result<NoticeWebhook, WebhookRefusal>> {
  if (!(await own(deps, actor, change.id))) return err('HEARTH.NOT_ALLOWED');
  const sealed = secret === undefined ? {} : { secret: deps.vault.seal(place(change.id, 'secret_sealed'), secret) };
  return deps.database.transaction(async (tx) => {
    const changed = await updateWebhook(tx, { ...change, ...sealed });
    if (!changed) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { active: change.active, newSecret: secret !== undefined };
    deps.ledger.append(tx, { actor, action: 'notice-webhook.changed', subject: change.id, facts });
    return ok(shownWebhook(changed));
  });
}

/** Forgets a robot that no rule uses. */
export async function removeWebhook(
  deps: Deps,
  actor: StaffActor,
  which: { readonly id: string; readonly version: number },
): Promise<Result<null, WebhookRefusal>> {
  if (!(await own(deps, actor, which.id))) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    const rules = await rulesUsing(tx, which.id);
    if (rules > 0) return err('NOTICES.ROBOT_IN_USE', { rules });
    if (!(await deleteWebhook(tx, which))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: 'notice-webhook.removed', subject: which.id });
    return ok(null);
  });
}

const TRIAL = {
  'zh-Hans': { title: '融灶通知：试发', body: '看到这条消息，说明机器人已经接通。' },
  en: { title: 'Hearth notices: a trial', body: 'You see this line, so the robot works.' },
} as const;

type Tried = { readonly state: LaneOutcome['state']; readonly says: string };

/** Sends a line into the group at once, past the queue: whoever set the robot up is looking at the group now. */
export async function tryWebhook(
  deps: Deps,
  actor: StaffActor,
  { id, locale }: { readonly id: string; readonly locale: 'zh-Hans' | 'en' },
): Promise<Result<Tried, WebhookRefusal>> {
  const robot = await own(deps, actor, id);
  if (!robot) return err('HEARTH.NOT_ALLOWED');
  if (!deps.lanes.group) return ok({ state: 'refused', says: 'closed' });
  const letter = {
    id: deps.ids.next(),
    urgency: 'normal',
    locale,
    ...TRIAL[locale],
    link: null,
    repeat: false,
  } as const;
  const { state, says } = await deps.lanes.group(openRobot(deps, robot), letter);
  return ok({ state, says });
}

async function own({ database }: Deps, actor: StaffActor, id: string): Promise<SealedWebhook | undefined> {
  const robot = await webhookById(database.read, id);
  return robot && actor.stations.includes(robot.station) ? robot : undefined;
}
