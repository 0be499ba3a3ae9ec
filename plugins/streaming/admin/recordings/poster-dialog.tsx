import { useState, type ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { FormDialog } from '@hearth/cms/reach';
import { useSay } from '../words';
import { capturedFrom } from './capture-frame';
import { clockOf } from './time-words.rules';
import type { Film } from './use-film';
import type { Thumb } from './use-storyboard';

/** A picture of the film by its second, or the very one at which the player stands. */
export type PosterWish = { readonly second: number } | { readonly picture: string };

type Props = {
  readonly film: Film;
  readonly thumbs: readonly Thumb[];
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onChoose: (wish: PosterWish) => void;
};

const WIDE = 128;

/** The small pictures of the film to choose from, and the exact one at which the player was stopped. */
export function PosterDialog({ film, thumbs, busy, onClose, onChoose }: Props) {
  const say = useSay();
  const [frame] = useState(() => capturedFrom(film.video.current));
  const [chosen, choose] = useState<'frame' | number | undefined>(frame && 'frame');
  const send = (): void => {
    if (chosen === 'frame' && frame) onChoose({ picture: frame.base64 });
    else if (typeof chosen === 'number') onChoose({ second: chosen });
  };
  return (
    <FormDialog
      title={say('poster.choose')}
      action={say('poster.set')}
      busy={busy}
      canSend={chosen !== undefined}
      onClose={onClose}
      onSubmit={send}
    >
      <Typography textColor="neutral600">{say(frame ? 'poster.exact.hint' : 'poster.exact.none')}</Typography>
      {frame && (
        <Flex>
          <Tile
            label={say('poster.exact', { at: clockOf(frame.at, true) })}
            isChosen={chosen === 'frame'}
            onChoose={() => choose('frame')}
          >
            <img src={frame.url} alt="" style={{ display: 'block', width: 2 * WIDE, maxHeight: 2 * WIDE }} />
          </Tile>
        </Flex>
      )}
      {thumbs.length > 0 && <Frames thumbs={thumbs} chosen={chosen} onChoose={choose} />}
    </FormDialog>
  );
}

type FramesProps = {
  readonly thumbs: readonly Thumb[];
  readonly chosen: 'frame' | number | undefined;
  readonly onChoose: (second: number) => void;
};

/** The pictures of the storyboard. */
function Frames({ thumbs, chosen, onChoose }: FramesProps) {
  const say = useSay();
  return (
    <Box role="group" aria-label={say('poster.frames')} style={{ maxHeight: 280, overflowY: 'auto' }}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {say('poster.frames')}
      </Typography>
      <Flex paddingTop={2} gap={2} wrap="wrap" alignItems="flex-start">
        {thumbs.map((thumb) => (
          <Tile
            key={thumb.start}
            label={clockOf(thumb.start)}
            isChosen={chosen === thumb.start}
            onChoose={() => onChoose(thumb.start)}
          >
            <Small thumb={thumb} />
          </Tile>
        ))}
      </Flex>
    </Box>
  );
}

type TileProps = {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

/** A picture with its time; the chosen one has a frame, and its time is bold. */
function Tile({ label, isChosen, onChoose, children }: TileProps) {
  return (
    <Box
      tag="button"
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      hasRadius
      background={isChosen ? 'primary100' : 'neutral0'}
      borderColor={isChosen ? 'primary600' : 'neutral200'}
      padding={1}
      style={{ cursor: 'pointer' }}
    >
      {children}
      <Typography variant="pi" fontWeight={isChosen ? 'bold' : 'regular'} textColor="neutral800">
        {label}
      </Typography>
    </Box>
  );
}

/** A tile of the sheet, made as wide as all others. */
function Small({ thumb }: { readonly thumb: Thumb }) {
  const scale = WIDE / thumb.width;
  return (
    <span style={{ display: 'block', width: WIDE, height: thumb.height * scale, overflow: 'hidden' }}>
      <span
        style={{
          ...{ display: 'block', width: thumb.width, height: thumb.height, transformOrigin: '0 0' },
          ...{ transform: `scale(${scale})`, background: `url("${thumb.url}") -${thumb.x}px -${thumb.y}px` },
        }}
      />
    </span>
  );
}
