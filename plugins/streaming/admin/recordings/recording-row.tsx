import { Td, Tr, Typography } from '@strapi/design-system';
import { LINE, Moment, TitleLink } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';
import { KeepWords } from './keep-words';
import { RecordingStateWord } from './recording-state';
import { clockOf, sizeOf } from './time-words.rules';

/** The words above the columns of recordings. */
export const RECORDING_HEADS = ['recording', 'kind', 'began', 'length', 'size', 'state', 'keep'] as const;

/** A recording in a list; `base` is where recordings lie, seen from the page. */
export function RecordingRow({ of, base }: { readonly of: RecordingLine; readonly base: string }) {
  const say = useSay();
  const title = of.title === of.roomTitle ? of.title : `${of.title} · ${of.roomTitle}`;
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={`${base}${of.id}`} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
      </Td>
      <Td data-label={say('recordings.column.kind')}>
        <Typography>{say(`recording.kind.${of.kind}`)}</Typography>
      </Td>
      <Td data-label={say('recordings.column.began')}>
        <Typography>
          <Moment at={of.beganAt} />
        </Typography>
      </Td>
      <Td data-label={say('recordings.column.length')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {of.seconds > 0 ? clockOf(of.seconds) : '–'}
        </Typography>
      </Td>
      <Td data-label={say('recordings.column.size')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{of.bytes > 0 ? sizeOf(of.bytes) : '–'}</Typography>
      </Td>
      <Td data-label={say('recordings.column.state')}>
        <RecordingStateWord of={of} />
      </Td>
      <Td data-label={say('recordings.column.keep')}>
        <KeepWords of={of} />
      </Td>
    </Tr>
  );
}
