import { useActing, useMay, useReading } from '@hearth/cms/reach';
import { ROOM_LEAD, type DeskRoom } from '../../contract';
import { Deed, Deeds } from './look';
import { useEvery } from './use-every';
import { useSay } from './words';

const EVERY = 10_000;
const SLOW = 10;

/** How messages come in: at once or after review, as fast as anybody writes or slowly. */
export function ModeDeeds({ room }: { readonly room: string }) {
  const say = useSay();
  const why = useMay(ROOM_LEAD) ? undefined : say('may-not');
  const { act } = useActing();
  const { value, reload } = useReading<DeskRoom>(`/live/rooms/${room}`);
  useEvery(EVERY, reload);
  if (!value) return null;
  const { mode, slowSeconds, mayDanmaku, version } = value;
  const set = async (change: Partial<Pick<DeskRoom, 'mode' | 'slowSeconds' | 'mayDanmaku'>>): Promise<void> => {
    const body = { mode, slowSeconds, mayDanmaku, version, ...change };
    await act<DeskRoom>({ method: 'put', path: `/live/rooms/${room}/settings`, body });
    reload();
  };
  return (
    <Deeds>
      <Deed why={why} onPress={() => void set({ mode: mode === 'pre' ? 'post' : 'pre' })}>
        {say(mode === 'pre' ? 'mode.post' : 'mode.pre')}
      </Deed>
      <Deed why={why} onPress={() => void set({ slowSeconds: slowSeconds > 0 ? 0 : SLOW })}>
        {say(slowSeconds > 0 ? 'mode.fast' : 'mode.slow', { seconds: SLOW })}
      </Deed>
      <Deed why={why} onPress={() => void set({ mayDanmaku: !mayDanmaku })}>
        {say(mayDanmaku ? 'mode.shut' : 'mode.open')}
      </Deed>
    </Deeds>
  );
}
