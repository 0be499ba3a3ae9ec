import { useState } from 'react';
import { Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, Panel, StateWord, useActing, type Tone } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import type { ClipState, LiveClip } from '../../contract';
import { clockText } from '../numbers/figure-text.rules';
import { useSay } from '../numbers/words';
import { SendDialog } from './send-dialog';

type Props = { readonly clips: readonly LiveClip[]; readonly mayEdit: boolean; readonly onDone: () => void };

const HEADS = ['title', 'piece', 'goods', 'state', 'story'] as const;

/** The clips of a live on their way: cut, handed to the kitchen, to be seen. */
export function ClipsPanel({ clips, mayEdit, onDone }: Props) {
  const say = useSay();
  const [sending, send] = useState<LiveClip>();
  return (
    <Panel title={say('numbers.clips')}>
      {clips.length === 0 && <Typography textColor="neutral600">{say('numbers.clips.none')}</Typography>}
      {clips.length > 0 && (
        <LinesTable
          heads={HEADS.map((head) => say(`numbers.clips.${head}`))}
          after={mayEdit ? say('numbers.replay.deeds') : undefined}
        >
          {clips.map((clip) => (
            <Line key={clip.id} clip={clip} mayEdit={mayEdit} onSend={() => send(clip)} onDone={onDone} />
          ))}
        </LinesTable>
      )}
      {sending && <SendDialog clip={sending} onClose={() => send(undefined)} onDone={onDone} />}
    </Panel>
  );
}

const TONES: Readonly<Record<ClipState, Tone>> = {
  ...({ cut: 'wait', sent: 'wait', out: 'proof', down: 'stop', dropped: 'quiet' } as const),
};

type LineProps = {
  readonly clip: LiveClip;
  readonly mayEdit: boolean;
  readonly onSend: () => void;
  readonly onDone: () => void;
};

function Line({ clip, mayEdit, onSend, onDone }: LineProps) {
  const say = useSay();
  const { id, title, start, end, isAd, goods, state, manuscript } = clip;
  return (
    <Tr>
      <Td style={{ maxWidth: '28rem', whiteSpace: 'normal' }}>
        {isAd && <Typography fontWeight="semiBold">{say('numbers.clips.ad')} </Typography>}
        <Link tag={NavLink} to={`/plugins/streaming/recordings/${id}`}>
          {title}
        </Link>
      </Td>
      <Td data-label={say('numbers.clips.piece')} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {`${clockText(start)}–${clockText(end)}`}
      </Td>
      <Td data-label={say('numbers.clips.goods')}>{goods.length}</Td>
      <Td data-label={say('numbers.clips.state')}>
        <StateWord tone={TONES[state]} word={say(`numbers.clips.state.${state}`)} />
      </Td>
      <Td data-label={say('numbers.clips.story')}>
        {manuscript !== null && (
          <Link
            tag={NavLink}
            to={`/content-manager/collection-types/plugin::cms.manuscript/${manuscript}?plugins[i18n][locale]=zh-Hans`}
          >
            {say('numbers.clips.open')}
          </Link>
        )}
      </Td>
      {mayEdit && (
        <Td>
          <Deeds clip={clip} onSend={onSend} onDone={onDone} />
        </Td>
      )}
    </Tr>
  );
}

function Deeds({ clip: { id, version, allowedEvents }, onSend, onDone }: Omit<LineProps, 'mayEdit'>) {
  const say = useSay();
  const { busy, act } = useActing();
  const drop = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/live/clips/${id}/drop`, body: { version } })) onDone();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {allowedEvents.includes('send') && (
        <Button size="S" onClick={onSend}>
          {say('numbers.clips.send')}
        </Button>
      )}
      {allowedEvents.includes('drop') && (
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void drop()}>
          {say('numbers.clips.drop')}
        </Button>
      )}
    </Flex>
  );
}
