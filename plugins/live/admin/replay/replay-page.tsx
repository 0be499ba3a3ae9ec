import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Faces, LinesTable, Moment, Panel, StateWord, useActing, useMay, useReading } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { REPLAYS_EDIT, type GoodsChapter, type ReplayDesk } from '../../contract';
import { clockText } from '../numbers/figure-text.rules';
import { SessionFrame } from '../numbers/session-head';
import { useSay } from '../numbers/words';
import { ClipsPanel } from './clips-panel';
import { CutDialog, type Piece } from './cut-dialog';

const OVER: ReadonlySet<string> = new Set(['ended', 'published', 'archived']);

/** What is made of a live that is over: its chapters by what was shown, and its clips. */
export function ReplayPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const mayEdit = useMay(REPLAYS_EDIT);
  const { busy, act } = useActing();
  const reading = useReading<ReplayDesk>(`/live/replays/${id}`);
  const [piece, cut] = useState<Piece>();
  const desk = reading.value;
  const isOver = desk !== undefined && OVER.has(desk.session.state);
  const make = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/live/replays/${id}`, body: {} })) reading.reload();
  };
  const action = mayEdit && isOver && (
    <Button loading={busy} onClick={() => void make()}>
      {say(desk.replay ? 'numbers.replay.again' : 'numbers.replay.make')}
    </Button>
  );
  return (
    <SessionFrame id={id} at="replay" session={desk?.session} isBusy={!desk && !reading.failed} action={action}>
      <Faces of={reading}>
        {(found) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Chapters desk={found} isOver={isOver} mayEdit={mayEdit} onCut={cut} />
            <ClipsPanel clips={found.clips} mayEdit={mayEdit} onDone={reading.reload} />
          </Flex>
        )}
      </Faces>
      {piece && <CutDialog session={id} piece={piece} onClose={() => cut(undefined)} onDone={reading.reload} />}
    </SessionFrame>
  );
}

type Props = {
  readonly desk: ReplayDesk;
  readonly isOver: boolean;
  readonly mayEdit: boolean;
  readonly onCut: (piece: Piece) => void;
};

const HEADS = ['at', 'goods', 'length', 'marked'] as const;

function Chapters({ desk: { replay, chapters }, isOver, mayEdit, onCut }: Props) {
  const say = useSay();
  const about = isOver ? 'numbers.replay.none' : 'numbers.replay.on';
  return (
    <Panel
      title={say('numbers.replay.chapters')}
      aside={
        replay && (
          <Typography variant="pi" textColor="neutral600">
            {say('numbers.replay.film', { length: clockText(replay.seconds) })} <Moment at={replay.beganAt} />
          </Typography>
        )
      }
    >
      {replay === null && <Typography textColor="neutral600">{say(about)}</Typography>}
      {replay && chapters.length === 0 && (
        <Typography textColor="neutral600">{say('numbers.replay.noGoods')}</Typography>
      )}
      {chapters.length > 0 && (
        <LinesTable
          heads={HEADS.map((head) => say(`numbers.replay.${head}`))}
          after={mayEdit ? say('numbers.replay.deeds') : undefined}
        >
          {chapters.map((chapter) => (
            <Line key={chapter.pin} chapter={chapter} mayEdit={mayEdit} onCut={onCut} />
          ))}
        </LinesTable>
      )}
      {replay && mayEdit && (
        <Flex paddingTop={3}>
          <Button
            variant="tertiary"
            onClick={() =>
              onCut({ title: '', start: 0, end: Math.min(60, Math.floor(replay.seconds)), showsGoods: false })
            }
          >
            {say('numbers.replay.cutAny')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}

type LineProps = {
  readonly chapter: GoodsChapter;
  readonly mayEdit: boolean;
  readonly onCut: (piece: Piece) => void;
};

function Line({ chapter: { title, at, seconds, isMarked }, mayEdit, onCut }: LineProps) {
  const say = useSay();
  const { locale } = useIntl();
  const words = title[locale] ?? title['zh-Hans'] ?? '';
  return (
    <Tr>
      <Td style={{ fontVariantNumeric: 'tabular-nums' }}>{clockText(at)}</Td>
      <Td data-label={say('numbers.replay.goods')} style={{ maxWidth: '28rem', whiteSpace: 'normal' }}>
        {words}
      </Td>
      <Td data-label={say('numbers.replay.length')} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {clockText(seconds)}
      </Td>
      <Td data-label={say('numbers.replay.marked')}>
        <StateWord
          tone={isMarked ? 'proof' : 'wait'}
          word={say(isMarked ? 'numbers.replay.isMarked' : 'numbers.replay.isNotMarked')}
        />
      </Td>
      {mayEdit && (
        <Td>
          <Button
            size="S"
            variant="tertiary"
            // A whole second beyond the end of the film is refused.
            onClick={() => onCut({ title: words, start: at, end: Math.floor(at + seconds), showsGoods: true })}
          >
            {say('numbers.replay.cut')}
          </Button>
        </Td>
      )}
    </Tr>
  );
}
