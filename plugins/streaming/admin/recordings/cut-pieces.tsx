import { useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Drag, Plus, Trash } from '@strapi/icons';
import { useSay } from '../words';
import { clockOf } from './time-words.rules';
import type { Pieces, ReelPiece } from './use-pieces';

type Props = {
  readonly pieces: Pieces;
  /** What is chosen now, and could be added. */
  readonly now: ReelPiece | undefined;
  readonly onPlay: (piece: ReelPiece) => void;
};

/** The pieces of a reel: added, brought into order by mouse, buttons or Alt and arrows, and taken out. */
export function CutPieces({ pieces, now, onPlay }: Props) {
  const say = useSay();
  const [dragged, drag] = useState<number | undefined>();
  const total = pieces.all.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    <Box>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {pieces.all.length === 0
            ? say('reel.about')
            : say('reel.total', { count: pieces.all.length, length: clockOf(total, true) })}
        </Typography>
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          disabled={now === undefined}
          onClick={() => now && pieces.add(now)}
        >
          {say('reel.add')}
        </Button>
      </Flex>
      <Box tag="ol" style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {pieces.all.map((piece, index) => (
          <Flex
            // Two pieces may be the same; their place tells them apart.
            key={`${index} ${piece.recording} ${piece.start}`}
            tag="li"
            draggable
            gap={3}
            paddingTop={2}
            paddingBottom={2}
            borderColor={dragged === index ? 'primary500' : 'neutral150'}
            borderStyle="solid none none none"
            onDragStart={() => drag(index)}
            onDragOver={(event: { preventDefault(): void }) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== undefined) pieces.move(dragged, index);
              drag(undefined);
            }}
            onDragEnd={() => drag(undefined)}
          >
            <Piece piece={piece} index={index} pieces={pieces} onPlay={onPlay} />
          </Flex>
        ))}
      </Box>
    </Box>
  );
}

type PieceProps = Omit<Props, 'now'> & { readonly piece: ReelPiece; readonly index: number };

function Piece({ piece, index, pieces, onPlay }: PieceProps) {
  const say = useSay();
  const { start, end, title } = piece;
  const key = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    pieces.move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <>
      <Drag aria-hidden style={{ cursor: 'grab' }} />
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Button variant="ghost" onClick={() => onPlay(piece)} onKeyDown={key}>
          {`${index + 1}. ${clockOf(start, true)} – ${clockOf(end, true)}`}
        </Button>
        <Typography variant="pi" textColor="neutral600" ellipsis>
          {title}
        </Typography>
      </Box>
      <Flex gap={1}>
        <IconButton label={say('reel.up')} disabled={index === 0} onClick={() => pieces.move(index, index - 1)}>
          <ArrowUp />
        </IconButton>
        <IconButton
          label={say('reel.down')}
          disabled={index === pieces.all.length - 1}
          onClick={() => pieces.move(index, index + 1)}
        >
          <ArrowDown />
        </IconButton>
        <IconButton label={say('reel.remove')} onClick={() => pieces.remove(index)}>
          <Trash />
        </IconButton>
      </Flex>
    </>
  );
}
