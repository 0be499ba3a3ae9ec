import { useRef, useState, type CSSProperties, type PointerEvent } from 'react';
import { useTheme } from '@/theme/use-theme';
import { SKIP_SECONDS } from './keys.rules';
import type { Chapter, PlayerState } from './player-types';
import { usePlayerWords } from './player-words';
import { tileAt, type Tile } from './storyboard.rules';
import { behindLive, chapterAt, clockWords, shareOf, within } from './time.rules';

export interface TimelineProps {
  readonly state: PlayerState;
  readonly isLive: boolean;
  readonly chapters: readonly Chapter[];
  readonly tiles: readonly Tile[];
  readonly onSeek: (at: number) => void;
}

const TRACK = 4;
const KNOB = 14;

interface PreviewProps extends Pick<TimelineProps, 'state' | 'isLive' | 'chapters' | 'tiles'> {
  readonly at: number;
  readonly share: number;
}

const PREVIEW: CSSProperties = { position: 'absolute', bottom: '100%', pointerEvents: 'none', textAlign: 'center' };

/** What is to be seen at the place under the pointer. */
function Preview({ state, isLive, chapters, tiles, at, share }: PreviewProps) {
  const theme = useTheme();
  const tile = tileAt(tiles, at);
  const width = tile?.width ?? 120;
  const words = isLive ? `-${clockWords(state.to - at)}` : clockWords(at);
  const chapter = chapterAt(chapters, at)?.title;
  return (
    <div
      aria-hidden
      style={{
        ...PREVIEW,
        width,
        left: `clamp(0px, calc(${share * 100}% - ${width / 2}px), calc(100% - ${width}px))`,
        background: theme.colour.sheet,
        color: theme.colour.ink,
        borderRadius: theme.radius.control,
        overflow: 'hidden',
        font: `${theme.size.note}px ${theme.face.sans}`,
      }}
    >
      {tile ? (
        <div
          data-tile={tile.from}
          style={{
            height: tile.height,
            backgroundImage: `url("${tile.url}")`,
            backgroundPosition: `-${tile.x}px -${tile.y}px`,
          }}
        />
      ) : null}
      <div style={{ padding: '4px 8px', fontVariantNumeric: 'tabular-nums' }}>
        {chapter ? `${words} ${chapter}` : words}
      </div>
    </div>
  );
}

interface RailProps extends Pick<TimelineProps, 'state' | 'chapters'> {
  readonly isActive: boolean;
}

function Rail({ state, chapters, isActive }: RailProps) {
  const { colour } = useTheme();
  const done = shareOf(state, state.at) * 100;
  const rail: CSSProperties = {
    position: 'absolute',
    left: 0,
    right: 0,
    top: '50%',
    height: TRACK,
    marginTop: -TRACK / 2,
    borderRadius: TRACK,
  };
  return (
    <>
      <div style={{ ...rail, background: colour.inkSoft, opacity: 0.55 }} />
      <div style={{ ...rail, right: 'auto', width: `${done}%`, background: colour.ember }} />
      {chapters.map(({ at, title }) => (
        <div
          key={`${at} ${title}`}
          data-chapter={at}
          style={{
            position: 'absolute',
            left: `calc(${shareOf(state, at) * 100}% - 1px)`,
            top: '50%',
            width: 2,
            height: TRACK + 8,
            marginTop: -(TRACK + 8) / 2,
            background: colour.ink,
          }}
        />
      ))}
      <div
        style={{
          position: 'absolute',
          left: `calc(${done}% - ${KNOB / 2}px)`,
          top: '50%',
          width: KNOB,
          height: KNOB,
          marginTop: -KNOB / 2,
          borderRadius: KNOB,
          background: colour.ember,
          transform: isActive ? 'scale(1.25)' : 'none',
        }}
      />
    </>
  );
}

/** Where the pointer is along the rail. It seeks when it is let go, since each seek asks the host for another piece. */
function usePointing({ state, onSeek }: Pick<TimelineProps, 'state' | 'onSeek'>) {
  const rail = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<{ readonly share: number; readonly held: boolean } | null>(null);
  const at = (share: number) => state.from + share * (state.to - state.from);
  const shareAt = (event: PointerEvent) => {
    const box = rail.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) : 0;
  };
  const hear = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setPointed({ share: shareAt(event), held: true });
    },
    onPointerMove: (event: PointerEvent) => setPointed({ share: shareAt(event), held: pointed?.held ?? false }),
    onPointerUp(event: PointerEvent) {
      if (pointed?.held) onSeek(at(shareAt(event)));
      setPointed(event.pointerType === 'mouse' ? { share: shareAt(event), held: false } : null);
    },
    onPointerCancel: () => setPointed(null),
    onPointerLeave() {
      if (!pointed?.held) setPointed(null);
    },
  };
  return { rail, hear, pointed: pointed ? { ...pointed, at: at(pointed.share) } : null };
}

/** What is to be seen in, drawn as one line. For a live it is the window, its right end being now. */
export function Timeline(props: TimelineProps) {
  const { state, isLive, chapters, tiles, onSeek } = props;
  const { t } = usePlayerWords();
  const theme = useTheme();
  const { rail, hear, pointed } = usePointing({ state, onSeek });
  const behind = behindLive(state);
  const said = isLive
    ? behind === 0
      ? t('player.at.live')
      : t('player.behind', { time: clockWords(behind) })
    : t('player.at', { time: clockWords(state.at), whole: clockWords(state.to) });
  const step = (seconds: number) => onSeek(within(state, state.at + seconds));
  const shown = pointed?.held ? { ...state, at: pointed.at } : state;
  return (
    <div
      ref={rail}
      role="slider"
      tabIndex={0}
      aria-label={t('player.progress')}
      aria-valuemin={Math.round(state.from)}
      aria-valuemax={Math.round(state.to)}
      aria-valuenow={Math.round(state.at)}
      aria-valuetext={said}
      {...hear}
      onKeyDown={(event) => {
        const seconds = { ArrowUp: SKIP_SECONDS, ArrowDown: -SKIP_SECONDS, PageUp: 60, PageDown: -60 }[event.key];
        const end = { Home: state.from, End: state.to }[event.key];
        if (seconds === undefined && end === undefined) return;
        event.preventDefault();
        if (seconds !== undefined) step(seconds);
        else if (end !== undefined) onSeek(end);
      }}
      style={{
        position: 'relative',
        flex: 1,
        minWidth: 96,
        height: theme.target,
        cursor: 'pointer',
        touchAction: 'none',
      }}
    >
      <Rail state={shown} chapters={chapters} isActive={pointed !== null} />
      {pointed ? <Preview {...{ state, isLive, chapters, tiles }} at={pointed.at} share={pointed.share} /> : null}
    </div>
  );
}
