import type { RoomSnapshot } from '../../contract';
import type { SessionDeps } from './session-deps';
import type { KeptSession } from './session-store';

type Overlay = RoomSnapshot['overlays'][number];

/** What stands over the picture and cannot be closed: what a machine made is named, and a pause is said. Who speaks says of themselves whether they are one. */
function overlaysOf({ state, machineUses, aiLabel }: KeptSession): Overlay[] {
  const isMade = aiLabel || machineUses.length > 0;
  return [
    ...(isMade ? [{ kind: 'ai' as const, text: '含 AI 生成内容 Partly made by AI' }] : []),
    ...(state === 'paused' ? [{ kind: 'paused' as const, text: '直播暂停，请稍候 Paused for a moment' }] : []),
  ];
}

/** What a session adds to what newcomers of its room are told; nothing to the rooms of others. */
export const sessionSnapshot =
  (deps: () => Pick<SessionDeps, 'database' | 'sessions' | 'pictures'>) =>
  async (room: string): Promise<Partial<RoomSnapshot>> => {
    const { database, sessions, pictures } = deps();
    const { read } = database;
    const session = await sessions.known(read, { room });
    if (!session) return {};
    const { station, streamingRoom, state, title } = session;
    const picture =
      streamingRoom === null ? undefined : await pictures.find(read, { stations: [station], room: streamingRoom });
    return { state, title, playback: picture?.playbackId ?? null, overlays: overlaysOf(session) };
  };
