import { useCallback, useMemo } from 'react';
import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Nothing, Sheet, useLiveRoom, useMay, useReading, type Reading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { RECORDINGS_EDIT, type Chapter, type RecordingLine } from '../../contract';
import { useOwnStation } from '../rooms/use-own-station';
import { useSay } from '../words';
import { ChaptersPanel } from './chapters-panel';
import { CutDesk } from './cut-desk';
import { KeepWords } from './keep-words';
import { PosterPanel } from './poster-panel';
import { RecordingDeeds } from './recording-deeds';
import { RecordingStateWord } from './recording-state';
import { clockOf, sizeOf } from './time-words.rules';
import { useFilm } from './use-film';
import { useStoryboard } from './use-storyboard';

type Chapters = Reading<{ readonly chapters: Chapter[] }>;

/** A recording: its picture, the desk on which it is cut, its chapters, and what may be done with it. */
export function RecordingPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<RecordingLine>(`/streaming/recordings/${id}`);
  const chapters: Chapters = useReading(`/streaming/recordings/${id}/chapters`);
  const [reload, reloadChapters] = [reading.reload, chapters.reload];
  const station = useOwnStation();
  const onNews = useCallback(() => {
    reload();
    reloadChapters();
  }, [reload, reloadChapters]);
  useLiveRoom(station && `streaming:${station}`, onNews);
  const recording = reading.value;
  return (
    <Page.Main aria-busy={!recording && !reading.failed}>
      <Page.Title>{recording?.title ?? say('recordings')}</Page.Title>
      <Layouts.Header
        title={recording?.title ?? say('recordings')}
        subtitle={recording ? <RecordingStateWord of={recording} /> : ''}
        navigationAction={<Back of={recording} />}
        primaryAction={recording ? <RecordingDeeds recording={recording} onDone={onNews} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts key={shown.id} recording={shown} chapters={chapters} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Back({ of }: { readonly of: RecordingLine | undefined }) {
  const say = useSay();
  return (
    <Link tag={NavLink} to={of ? `../../${of.room}` : '..'} relative="path" startIcon={<ArrowLeft />}>
      {of?.roomTitle ?? say('back')}
    </Link>
  );
}

type PartsProps = { readonly recording: RecordingLine; readonly chapters: Chapters };

const WATCHED: ReadonlySet<RecordingLine['state']> = new Set(['recording', 'preparing', 'ready']);

function Parts({ recording, chapters }: PartsProps) {
  const say = useSay();
  const mayEdit = useMay(RECORDINGS_EDIT);
  const { id, state } = recording;
  const plays = isPlayed(recording);
  const hasThumbs = plays && recording.storyboard;
  const { get } = useFetchClient();
  const ask = useCallback(async () => (await get<Played>(`/streaming/recordings/${id}/preview`)).data, [get, id]);
  const film = useFilm(useMemo(() => (plays ? async () => (await ask()).hls : undefined), [plays, ask]));
  const thumbs = useStoryboard(
    useMemo(() => (hasThumbs ? async () => (await ask()).storyboard : undefined), [hasThumbs, ask]),
  );
  const list = chapters.value?.chapters ?? [];
  const mayCut = mayEdit && plays;
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" gap={5}>
        <Sheet label={say('player')}>
          {plays ? (
            <>
              <video
                ref={film.video}
                aria-label={recording.title}
                playsInline
                controls
                style={{ display: 'block', width: '100%', aspectRatio: '16 / 9', background: '#1c1917' }}
              />
              <Box padding={5}>
                <CutDesk recording={recording} film={film} chapters={list} thumbs={thumbs} mayEdit={mayCut} />
              </Box>
            </>
          ) : (
            <Nothing>{say(`recording.plays.not.${state}`)}</Nothing>
          )}
        </Sheet>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" gap={5}>
        <ChaptersPanel recording={recording} list={chapters} film={film} mayEdit={mayEdit} />
        {plays && recording.driver !== 'mux' && (
          <PosterPanel recording={recording} ask={ask} film={film} thumbs={thumbs} />
        )}
        <About recording={recording} />
      </Grid.Item>
    </Grid.Root>
  );
}

/** Whether there is a picture; a cut that is being made is played once it is there. */
function isPlayed({ playbackId, kind, state }: RecordingLine): boolean {
  const isMade = kind === 'whole' || state === 'ready';
  return isMade && WATCHED.has(state) && playbackId !== null;
}

/** Where staff watch it. */
type Played = { readonly hls: string; readonly poster: string; readonly storyboard: string };

function About({ recording }: { readonly recording: RecordingLine }) {
  const say = useSay();
  const { hold, removed, problem } = recording;
  return (
    <Sheet label={say('recording.about')}>
      <Box padding={5}>
        <Flex direction="column" gap={4} alignItems="stretch">
          <Typography tag="h2" variant="delta">
            {say('recording.about')}
          </Typography>
          <Facts
            facts={[
              [say('recordings.column.kind'), say(`recording.kind.${recording.kind}`)],
              [say('recordings.column.began'), <Moment key="began" at={recording.beganAt} />],
              [say('recordings.column.length'), clockOf(recording.seconds)],
              [say('recordings.column.size'), recording.bytes > 0 ? sizeOf(recording.bytes) : '–'],
              [say('recordings.column.keep'), <KeepWords key="keep" of={recording} />],
              [say('fact.driver'), say(`driver.${recording.driver}`)],
            ]}
          />
          {hold && <Typography>{say('recording.hold.why', { why: hold.reason })}</Typography>}
          {removed && <Typography>{say('recording.removed.why', { why: removed.why })}</Typography>}
          {problem !== null && (
            <Typography textColor="danger600">{say('recording.problem', { why: problem })}</Typography>
          )}
        </Flex>
      </Box>
    </Sheet>
  );
}
