import { useEffect, useRef, type CSSProperties } from 'react';
import { useWindowDimensions } from 'react-native';
import { ThemeProvider, useTheme } from '@/theme/use-theme';
import { Bar } from './bar.web';
import { BigPlay } from './big-play';
import { CaptionLines } from './caption-lines';
import { ChaptersMenu } from './chapters-menu';
import { Menu } from './menus';
import { Overlay } from './overlay';
import type { PlayerProps, PlayerState } from './player-types';
import { usePlayerWords } from './player-words';
import { SettingsMenu } from './settings-menu';
import { behindLive } from './time.rules';
import { useActs } from './use-acts.web';
import { useEngine } from './use-engine.web';
import { useFilled } from './use-filled.web';
import { useIdle } from './use-idle.web';
import { useKeys } from './use-keys.web';
import { useStoryboard } from './use-storyboard';

const WIDE = 16 / 9;
/** Of the window's height, for a picture that is higher than wide: what stands below it stays in sight. */
const HIGHEST = 0.68;
/** Where people talk below it, they need more. */
const HIGHEST_IN_ROOM = 0.42;

interface PictureProps {
  readonly player: ReturnType<typeof usePlayer>;
  readonly props: PlayerProps;
}

function usePlayer(props: PlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { locale } = usePlayerWords();
  const { engine, state } = useEngine(video, props);
  const filled = useFilled(frame, video);
  const acts = useActs({ engine, state, props, filled, video, locale });
  const isIdle = useIdle(frame, filled.isFilled && state.phase === 'playing' && acts.menu === null);
  useKeys(frame, props.kind !== 'film', acts.obey);
  return { video, frame, engine, state, filled, acts, isIdle };
}

/** Whoever draws something in time with the picture is told where it stands. */
function useTelling({ at, from, to, edge }: PlayerState, onPlace: PlayerProps['onPlace']): void {
  const behind = behindLive({ at, from, to, edge });
  useEffect(() => onPlace?.({ at, behind }), [at, behind, onPlace]);
}

const COVER: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block' };
const OVER: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' };

/** As wide as there is room, and no higher than leaves the words below in sight. */
function useBox(props: PlayerProps, state: PlayerState, isFilled: boolean): CSSProperties {
  const { height } = useWindowDimensions();
  if (isFilled) return { position: 'relative', flex: 1, minHeight: 0 };
  const ratio = state.ratio ?? props.ratio ?? WIDE;
  const box: CSSProperties = { position: 'relative', width: '100%', overflow: 'hidden' };
  if (ratio >= 1)
    return { ...box, aspectRatio: String(props.kind === 'film' ? (props.ratio ?? ratio) : Math.max(ratio, WIDE)) };
  return {
    ...box,
    aspectRatio: String(ratio),
    maxHeight: Math.round(height * (props.over ? HIGHEST_IN_ROOM : HIGHEST)),
  };
}

function Picture({ player, props }: PictureProps) {
  const { video, engine, state, filled, acts, isIdle } = player;
  const box = useBox(props, state, filled.isFilled);
  const { target } = useTheme();
  const track = state.tracks.find(({ id }) => id === state.track);
  const isListening = state.audioOnly || props.soundOnly === true;
  const above = filled.isFilled && !isIdle ? 2 * target + 24 : 12;
  return (
    <div style={{ ...box, background: '#000' }}>
      {/* Its words come from the stream and are drawn below: there is no file of captions to name. */}
      <video
        ref={video}
        playsInline
        preload="none"
        aria-label={props.title}
        onClick={acts.bar.turn}
        {...(props.poster ? { poster: props.poster } : {})}
        style={{ ...COVER, objectFit: 'contain', opacity: isListening ? 0.25 : 1 }}
      />
      {track && state.said.length > 0 ? (
        <CaptionLines said={state.said} lang={track.lang} above={above} isLarge={filled.isFilled} />
      ) : null}
      {state.phase === 'idle' ? <BigPlay onPlay={acts.bar.turn} /> : null}
      <Overlay
        state={state}
        kind={props.kind}
        soundOnly={props.soundOnly === true}
        onPlay={() => engine?.play()}
        onSound={() => engine?.setMuted(false)}
      />
      {props.over ? <div style={OVER}>{props.over(filled.isFilled)}</div> : null}
    </div>
  );
}

function Menus({ player, props }: PictureProps) {
  const { t } = usePlayerWords();
  const { engine, state, filled, acts } = player;
  const { menu, close } = acts;
  if (menu === null) return null;
  const isSettings = menu === 'settings';
  return (
    <Menu title={t(isSettings ? 'player.settings' : 'player.chapters')} isFilled={filled.isFilled} onClose={close}>
      {isSettings ? (
        <SettingsMenu
          state={state}
          kind={props.kind}
          soundOnly={props.soundOnly === true}
          onTrack={acts.setTrack}
          onLevel={(id) => engine?.setLevel(id)}
          onAudioOnly={(on) => engine?.setAudioOnly(on)}
          onRate={(rate) => engine?.setRate(rate)}
        />
      ) : (
        <ChaptersMenu
          chapters={props.chapters ?? []}
          at={state.at}
          onChapter={({ at }) => {
            close();
            engine?.seek(at);
            engine?.play();
          }}
        />
      )}
    </Menu>
  );
}

const NONE: NonNullable<PlayerProps['chapters']> = [];

/** The player of every screen. Its ground is dark in any look, as around every picture that moves. */
export function Player(props: PlayerProps) {
  const { t } = usePlayerWords();
  const { elder, mourning, chinese } = useTheme();
  const player = usePlayer(props);
  const { frame, state, filled, acts, isIdle } = player;
  const tiles = useStoryboard(props.storyboard ?? null);
  useTelling(state, props.onPlace);
  return (
    <>
      <ThemeProvider look={{ scheme: 'dark', elder, mourning, chinese }}>
        <div
          ref={frame}
          role="region"
          aria-label={t('player.name', { title: props.title })}
          data-player={state.phase}
          style={{
            display: 'flex',
            flexDirection: 'column',
            position: 'relative',
            width: '100%',
            background: '#141210',
            cursor: isIdle ? 'none' : 'auto',
          }}
        >
          <Picture player={player} props={props} />
          {props.bare ? null : (
            <Bar
              state={state}
              kind={props.kind}
              chapters={props.chapters ?? NONE}
              tiles={tiles}
              isFilled={filled.isFilled}
              isHidden={isIdle}
              acts={acts.bar}
            />
          )}
          {filled.isFilled ? <Menus player={player} props={props} /> : null}
        </div>
      </ThemeProvider>
      {filled.isFilled ? null : <Menus player={player} props={props} />}
    </>
  );
}
