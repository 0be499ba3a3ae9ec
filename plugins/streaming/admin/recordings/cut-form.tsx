import { useState } from 'react';
import { Box, Button, Checkbox, Flex, TextInput } from '@strapi/design-system';
import { Scissors } from '@strapi/icons';
import { Row, useActing } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';
import { CutPieces } from './cut-pieces';
import type { Span } from './timeline.rules';
import { usePieces } from './use-pieces';

type Props = {
  readonly recording: RecordingLine;
  readonly choice: Span | undefined;
  readonly onPlay: (to: number) => void;
};

/** What is cut: the pieces of the reel, or what is chosen now; under which title, and how exactly. */
export function CutForm({ recording, choice, onPlay }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const pieces = usePieces(recording);
  const [title, setTitle] = useState('');
  const [isPrecise, setPrecise] = useState(false);
  const [opId, setOpId] = useState(() => crypto.randomUUID());
  const now = choice && { recording: recording.id, title: recording.title, ...choice };
  const wanted = pieces.all.length > 0 ? pieces.all : now ? [now] : [];
  const named =
    title.trim() === ''
      ? say(wanted.length > 1 ? 'cut.reel.named' : 'cut.clip.named', { title: recording.title })
      : title.trim();
  const send = async (): Promise<void> => {
    const body = {
      ...{ opId, title: named.slice(0, 200), precise: isPrecise },
      pieces: wanted.map(({ recording: of, start, end }) => ({ recording: of, start, end })),
    };
    const made = await act<RecordingLine>({ method: 'post', path: '/streaming/recordings/cuts', body });
    // A refused one was written down under this id: the next try is another.
    setOpId(crypto.randomUUID());
    if (!made) return;
    pieces.clear();
    navigate(`../${made.value.id}`, { relative: 'path' });
  };
  return (
    <Box>
      <CutPieces
        pieces={pieces}
        now={now}
        onPlay={(piece) => piece.recording === recording.id && onPlay(piece.start)}
      />
      <Flex gap={4} alignItems="flex-end" wrap="wrap" paddingTop={3}>
        <Title value={title} usual={named} onChange={setTitle} />
        <Box paddingBottom={2}>
          <Checkbox
            checked={isPrecise}
            onCheckedChange={(value: boolean | 'indeterminate') => setPrecise(value === true)}
          >
            {say('cut.precise')}
          </Checkbox>
        </Box>
        <Button startIcon={<Scissors />} loading={busy} disabled={wanted.length === 0} onClick={() => void send()}>
          {say(wanted.length > 1 ? 'cut.reel' : 'cut.clip')}
        </Button>
      </Flex>
    </Box>
  );
}

type TitleProps = { readonly value: string; readonly usual: string; readonly onChange: (title: string) => void };

function Title({ value, usual, onChange }: TitleProps) {
  const say = useSay();
  return (
    <Box style={{ flex: '1 1 20rem' }}>
      <Row label={say('cut.title')}>
        <TextInput
          value={value}
          maxLength={200}
          placeholder={usual}
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => onChange(target.value)}
        />
      </Row>
    </Box>
  );
}
