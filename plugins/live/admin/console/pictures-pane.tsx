import { useCallback, useEffect, useRef } from 'react';
import { LOOK, playStream, useReading } from '@hearth/cms/reach';
import type { HealthFinding, HealthLight, Preview } from '@hearth/streaming/contract';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { RoomSnapshot } from '../../contract';
import { Mark, Pane, Quiet, Soft, type Tone } from './look';
import { useEvery } from './use-every';
import { useSay } from './words';

const Pair = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
  align-items: end;
  gap: 0.8em;
  figure {
    margin: 0;
  }
  figcaption {
    padding-block-start: 0.3em;
    color: ${LOOK.soft};
  }
  @media (max-width: 820px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Frame = styled.div`
  position: relative;
  aspect-ratio: 16 / 9;
  background: ${LOOK.fold};
  overflow: hidden;
  video {
    display: block;
    width: 100%;
    height: 100%;
  }
  ul {
    position: absolute;
    inset: auto 0 0;
    margin: 0;
    padding: 0.5em 0.8em;
    list-style: none;
    background: rgba(12, 10, 9, 0.72);
  }
`;

const NEAREST = { liveSyncDuration: 1.2, liveMaxLatencyDuration: 9, maxLiveSyncPlaybackRate: 1.1 };
const LIVE = { lowLatencyMode: true, backBufferLength: 30 };
const HEALTH_EVERY = 2_000;

type Props = { readonly streamingRoom: string | null; readonly room: RoomSnapshot };

/** What goes out, what comes in, and how the encoder does. */
export function PicturesPane({ streamingRoom, room }: Props) {
  const say = useSay();
  return (
    <Pane title={say('pictures')} aside={streamingRoom !== null && <Health room={streamingRoom} />}>
      {streamingRoom === null ? (
        <Quiet>{say('pictures.none')}</Quiet>
      ) : (
        <Pair>
          <figure>
            <Frame>
              <Video streamingRoom={streamingRoom} kind="programme" />
              {room.overlays.length > 0 && (
                <ul aria-label={say('overlays')}>
                  {room.overlays.map(({ kind, text }) => (
                    <li key={`${kind} ${text}`}>{kind === 'rehearsal' ? say('overlay.rehearsal') : text}</li>
                  ))}
                </ul>
              )}
            </Frame>
            <figcaption>{say('pictures.programme')}</figcaption>
          </figure>
          <figure>
            <Frame>
              <Video streamingRoom={streamingRoom} kind="preview" />
            </Frame>
            <figcaption>{say('pictures.preview')}</figcaption>
          </figure>
        </Pair>
      )}
    </Pane>
  );
}

type VideoProps = { readonly streamingRoom: string; readonly kind: 'programme' | 'preview' };

/** The programme is what viewers get; the preview is as near to the encoder as a browser can be. */
function Video({ streamingRoom, kind }: VideoProps) {
  const say = useSay();
  const video = useRef<HTMLVideoElement>(null);
  const { get } = useFetchClient();
  const ask = useCallback(async () => {
    const { data } = await get<Preview>(`/streaming/rooms/${streamingRoom}/preview`);
    return kind === 'preview' ? (data.near ?? data.hls) : data.hls;
  }, [get, streamingRoom, kind]);
  useEffect(() => {
    if (!video.current) return undefined;
    const settings = (address: string) =>
      kind === 'preview' && address.startsWith('/live/') ? { ...LIVE, ...NEAREST } : LIVE;
    return playStream(video.current, { ask, settings, isFilm: false });
  }, [ask, kind]);
  return <video ref={video} aria-label={say(`pictures.${kind}`)} autoPlay muted playsInline controls />;
}

type Measured = {
  readonly light: HealthLight;
  readonly findings: readonly {
    readonly finding: HealthFinding;
    readonly values: Readonly<Record<string, number>>;
  }[];
};

const TONES: Readonly<Record<HealthLight, Tone>> = { none: 'quiet', good: 'proof', weak: 'wait', bad: 'stop' };

/** The light of the encoder, and what is to be done about it, in the words of the streaming pages. */
function Health({ room }: { readonly room: string }) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const { value, reload } = useReading<Measured>(`/streaming/rooms/${room}/health`);
  useEvery(HEALTH_EVERY, reload);
  if (!value) return <Soft>{say('health.waits')}</Soft>;
  const [first] = value.findings;
  return (
    <span aria-live="polite">
      <Mark tone={TONES[value.light]}>{say(`health.${value.light}`)}</Mark>{' '}
      {first && <Soft>{formatMessage({ id: `streaming.health.${first.finding}` }, first.values)}</Soft>}
    </span>
  );
}
