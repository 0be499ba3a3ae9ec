import { Box, Checkbox, Td, Tr, Typography } from '@strapi/design-system';
import type { DeliveryShown } from '../../contract';
import { AccountName } from '../channels/platform-mark';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { useSpoken } from '../reach/spoken';
import { LinesTable } from '../reach/lines-table';
import { TitleLink } from '../reach/title-link';
import { StateLine } from './state-line';
import { useSay } from './words';

const COLUMNS = ['story', 'account', 'state', 'word', 'changed'] as const;

type Mark = (ids: readonly string[], on: boolean) => void;

type Props = {
  readonly deliveries: readonly DeliveryShown[];
  readonly marked: ReadonlySet<string>;
  /** Missing for whoever may only look. */
  readonly onMark: Mark | undefined;
};

/** Deliveries as lines: which story, on which account, where it stands, what the platform said, and since when. */
export function DeliveryTable({ deliveries, marked, onMark }: Props) {
  const say = useSay();
  const ids = deliveries.map(({ id }) => id);
  const all = ids.every((id) => marked.has(id));
  return (
    <LinesTable
      heads={COLUMNS.map((column) => say(`column.${column}`))}
      before={
        onMark && (
          <Checkbox
            aria-label={say('mark.all')}
            checked={all ? true : ids.some((id) => marked.has(id)) ? 'indeterminate' : false}
            onCheckedChange={() => onMark(ids, !all)}
          />
        )
      }
    >
      {deliveries.map((one) => (
        <Row key={one.id} one={one} isMarked={marked.has(one.id)} onMark={onMark} />
      ))}
    </LinesTable>
  );
}

type RowProps = { readonly one: DeliveryShown; readonly isMarked: boolean; readonly onMark: Mark | undefined };

function Row({ one, isMarked, onMark }: RowProps) {
  const say = useSay();
  const mark = { [LINE]: '' };
  return (
    <Tr>
      {onMark && (
        <Td>
          <Checkbox
            aria-label={say('mark', { title: one.title, account: one.channel.name })}
            checked={isMarked}
            onCheckedChange={(on: boolean | 'indeterminate') => onMark([one.id], on === true)}
          />
        </Td>
      )}
      <Td style={{ maxWidth: '40rem', paddingBlock: 10 }}>
        <TitleLink to={one.id} {...mark}>
          {one.title}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[
            say('revision', { n: one.revision }),
            ...(one.action === 'update' ? [say('update')] : []),
            ...(one.handEdited ? [say('byHand')] : []),
          ].join(' · ')}
        </Typography>
      </Td>
      <Td data-label={say('column.account')}>
        <AccountName platform={one.channel.platform} name={one.channel.name} note={say(`lane.${one.channel.lane}`)} />
      </Td>
      <Td data-label={say('column.state')}>
        <StateLine of={one} />
      </Td>
      <Td data-label={say('column.word')} style={{ maxWidth: '32rem' }}>
        <PlatformWord of={one} />
      </Td>
      <Td data-label={say('column.changed')}>
        <Typography textColor="neutral600">
          <Moment at={one.changedAt} />
        </Typography>
      </Td>
    </Tr>
  );
}

/** What the platform said and how to mend it; or where it stands. */
export function PlatformWord({ of: { problem, url } }: { readonly of: Pick<DeliveryShown, 'problem' | 'url'> }) {
  const spoken = useSpoken();
  const say = useSay();
  if (problem)
    return (
      <Box style={{ whiteSpace: 'normal' }}>
        <Typography tag="p">{spoken(problem.message)}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {spoken(problem.cure)}
        </Typography>
      </Box>
    );
  if (!url) return <Typography textColor="neutral600">{say('nothing')}</Typography>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      style={{ fontSize: '1.4rem', overflowWrap: 'anywhere', color: 'inherit' }}
    >
      {say('open')}
    </a>
  );
}
