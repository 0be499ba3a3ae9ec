import type { EventOf } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { roomMoved, RoomState } from '@hearth/streaming/contract';
import type { AlarmDegree } from '../../contract';
import { houseOf } from './note';
import { soundAlarm } from './raise-alarm';
import type { SessionDeps } from './session-deps';
import type { PictureSeen } from './session-event-store';
import type { KeptSession } from './session-store';

/** What people at the console are told of a picture that went, by how it went. */
const LOST: Readonly<Partial<Record<RoomState, string>>> = {
  reconnecting: '画面中断，正在等编码器重连，观众看到的是垫片 The picture is lost: waiting for the encoder',
  idle: '编码器没有回来，推流已结束 The encoder did not come back, its broadcast is over',
  disabled: '直播流已被关闭 The stream was closed',
};

/**
 * An encoder that loses its line while a session is on the air rings at the console, and again when it is back. The session goes on: viewers have
 * the slate, and what is shown, sold and given away needs no picture. Whether to pause is for people to say.
 */
export async function followPicture(
  deps: SessionDeps,
  tx: Tx,
  { payload: { roomId, to } }: EventOf<typeof roomMoved>,
): Promise<void> {
  for (const id of await deps.sessions.carriedBy(tx, roomId)) {
    const session = await deps.sessions.hold(tx, id);
    if (session) await follow(deps, tx, { session, to });
  }
}

type Following = { readonly session: KeptSession; readonly to: RoomState };

async function follow(deps: SessionDeps, tx: Tx, { session, to }: Following): Promise<void> {
  const before = await deps.entries.picture(tx, session.id);
  const lost = LOST[to];
  if (lost !== undefined) {
    await ring(deps, tx, { session, degree: 2, kind: 'picture-lost', words: lost });
  } else if (to === 'live' && before?.kind === 'picture-lost') {
    const seconds = Math.round(((await deps.time.now(tx)).getTime() - before.since.getTime()) / 1_000);
    const words = `画面已恢复，中断约 ${seconds} 秒 The picture is back after about ${seconds} seconds`;
    await ring(deps, tx, { session, degree: 1, kind: 'picture-back', words });
  }
}

type Ringing = {
  readonly session: KeptSession;
  readonly degree: AlarmDegree;
  readonly kind: PictureSeen['kind'];
  readonly words: string;
};

/** Neither degree moves the session, so that nothing can refuse it. */
async function ring(deps: SessionDeps, tx: Tx, { session, degree, kind, words }: Ringing): Promise<void> {
  await soundAlarm(deps, tx, { actor: houseOf(session.station), session, degree, words, facts: { kind } });
}
