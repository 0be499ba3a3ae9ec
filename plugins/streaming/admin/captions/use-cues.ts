import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveRoom, useReading, type HearMessages, type Reading } from '@hearth/cms/reach';
import { cueSchema, type CaptionDesk, type Cue } from '../../contract';
import { withCues, type KnownCues } from './desk-state';

/** Who types in which language, by the track. */
export type Typists = Readonly<Record<string, string>>;

/** How long somebody counts as typing after the last word of it. */
const TYPING = 4_000;

type Desk = {
  readonly desk: Reading<CaptionDesk>;
  readonly cues: KnownCues;
  readonly typists: Typists;
  take(cue: Cue): void;
};

/** The desk of a room, and the cues of a broadcast, kept in step by what other desks do. */
export function useCues(room: string, broadcast: string | undefined, self: string): Desk {
  const desk = useReading<CaptionDesk>(`/streaming/rooms/${room}/captions`);
  const list = useReading<{ readonly cues: readonly Cue[] }>(
    broadcast && `/streaming/rooms/${room}/captions/cues?broadcast=${broadcast}`,
  );
  const [heard, setHeard] = useState<KnownCues>(new Map());
  const [typists, setTypists] = useState<Typists>({});
  const timers = useRef(new Map<string, number>());
  useEffect(() => {
    const all = timers.current;
    return () => all.forEach((timer) => window.clearTimeout(timer));
  }, []);
  const [reload, reloadCues] = [desk.reload, list.reload];
  const onNews = useCallback(() => {
    reload();
    reloadCues();
  }, [reload, reloadCues]);
  const take = useCallback((cue: Cue) => setHeard((all) => withCues(all, [cue])), []);
  const typing = useCallback((track: string, name: string) => {
    setTypists((all) => ({ ...all, [track]: name }));
    window.clearTimeout(timers.current.get(track));
    const rest = ({ [track]: _gone, ...others }: Typists): Typists => others;
    timers.current.set(
      track,
      window.setTimeout(() => setTypists(rest), TYPING),
    );
  }, []);
  const hear = useCallback<HearMessages>(
    (messages) =>
      messages
        .map((message) => {
          // A message is an object of any fields, each of which is looked at before it is used.
          const { type, cue, track, name, desk: from } = message as Readonly<Record<string, unknown>>;
          if (type === 'streaming.caption-typing') {
            if (from !== self) typing(String(track), String(name));
            return true;
          }
          const read = type === 'streaming.cue-told' ? cueSchema.safeParse(cue) : undefined;
          if (read?.success) take(read.data);
          return read?.success ?? false;
        })
        .every((isUsed) => isUsed),
    [self, take, typing],
  );
  useLiveRoom(`captions:${room}`, onNews, hear);
  const cues = useMemo(() => withCues(heard, list.value?.cues ?? []), [heard, list.value]);
  return { desk, cues, typists, take };
}
