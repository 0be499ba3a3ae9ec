import { useCallback, useEffect, useState, type CSSProperties } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { DoneBar, Sheet, useActing, useMay, type Done } from '@hearth/cms/reach';
import { ROOMS_RUN, type RecordingLine } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { PosterDialog, type PosterWish } from './poster-dialog';
import type { Film } from './use-film';
import type { Thumb } from './use-storyboard';

type Props = {
  readonly recording: RecordingLine;
  /** Where staff see it, which in a room that needs a pass is somewhere else each time. */
  readonly ask: () => Promise<{ readonly poster: string }>;
  readonly film: Film;
  readonly thumbs: readonly Thumb[];
};

/** What stands for a recording where it is not played, and another picture for it, which can be taken back. */
export function PosterPanel({ recording, ask, film, thumbs }: Props) {
  const say = useSay();
  const mayChoose = useMay(ROOMS_RUN);
  const { busy, act } = useActing();
  const [isOpen, open] = useState(false);
  const [done, setDone] = useState<Done | undefined>();
  // Caches keep a poster for a minute: a new one has another address.
  const [stamp, setStamp] = useState(() => Date.now());
  const put = async (body: PosterWish | { readonly before: true }): Promise<boolean> => {
    const sent = await act({ method: 'put', path: `/streaming/broadcasts/${recording.id}/poster`, body });
    if (sent) setStamp(Date.now());
    return sent !== undefined;
  };
  const back = async (): Promise<void> => {
    if (await put({ before: true })) setDone(undefined);
  };
  const choose = async (wish: PosterWish): Promise<void> => {
    if (!(await put(wish))) return;
    open(false);
    setDone({ words: say('poster.done'), undo: () => void back() });
  };
  const forget = useCallback(() => setDone(undefined), []);
  return (
    <Sheet label={say('poster')}>
      <Box padding={5}>
        <PanelHead title={say('poster')} paddingBottom={3}>
          {mayChoose && (
            <Button size="S" variant="secondary" onClick={() => open(true)}>
              {say('poster.choose')}
            </Button>
          )}
        </PanelHead>
        <Present ask={ask} stamp={stamp} title={recording.title} />
      </Box>
      {isOpen && (
        <PosterDialog
          film={film}
          thumbs={thumbs}
          busy={busy}
          onClose={() => open(false)}
          onChoose={(wish) => void choose(wish)}
        />
      )}
      <DoneBar done={done} busy={busy} onForget={forget} />
    </Sheet>
  );
}

type PresentProps = { readonly ask: Props['ask']; readonly stamp: number; readonly title: string };

/** The one that stands now; a recording of which nothing can be drawn has none. */
function Present({ ask, stamp, title }: PresentProps) {
  const say = useSay();
  const [src, setSrc] = useState<string | undefined>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isGone = false;
    ask()
      .then(({ poster }) => {
        if (isGone) return;
        setMissing(false);
        setSrc(`${poster}${poster.includes('?') ? '&' : '?'}at=${stamp}`);
      })
      .catch(() => !isGone && setMissing(true));
    return () => {
      isGone = true;
    };
  }, [ask, stamp]);
  if (isMissing) return <Typography textColor="neutral600">{say('poster.none')}</Typography>;
  if (!src) return <div style={POSTER} />;
  return <img src={src} alt={say('poster.of', { title })} onError={() => setMissing(true)} style={POSTER} />;
}

const POSTER: CSSProperties = {
  ...{ display: 'block', width: '100%', aspectRatio: '16 / 9', objectFit: 'contain', background: '#1c1917' },
};
