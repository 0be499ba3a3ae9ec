import { useState } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Channel, ColumnTarget } from '../../contract';
import { useColumns, type ColumnChoice } from '../deliveries/use-columns';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { PlatformMark } from './platform-mark';
import { TargetDialog } from './target-dialog';
import { useTargetWord } from './target-word';
import { useSay } from './words';

const Scroll = styled(Box)`
  overflow: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 8px;

  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: 10px 12px;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: start;
    vertical-align: top;
    min-width: 116px;
  }
  th[scope='row'] {
    position: sticky;
    inset-inline-start: 0;
    background: ${({ theme }) => theme.colors.neutral0};
    min-width: 96px;
  }
`;

/** A cell may say several things, so it grows with its words. */
const Chip = styled.button.attrs({ type: 'button' })`
  min-height: 32px;
  min-width: 44px;
  padding: 4px 10px;
  border: 1px solid transparent;
  border-radius: 4px;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font: inherit;
  font-size: 1.2rem;
  line-height: 1.5;
  text-align: start;
  cursor: pointer;

  &[data-on='true'] {
    border-color: ${({ theme }) => theme.colors.primary200};
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

type Listed = { readonly channels: Channel[]; readonly mayManage: boolean };

/** Columns against accounts: which stories go out where, when, and what holds them back there. */
export function TargetMatrix({ station }: { readonly station: string }) {
  const say = useSay();
  const columns = useColumns().filter((column) => column.station === station || column.station === '');
  const listed = useReading<Listed>(`/cms/channels?station=${station}`);
  return (
    <Faces of={listed}>
      {({ channels, mayManage }) =>
        channels.length === 0 || columns.length === 0 ? (
          <Sheet>
            <Nothing>{say(channels.length === 0 ? 'none' : 'columns.none')}</Nothing>
          </Sheet>
        ) : (
          <Scroll>
            <table aria-label={say('tab.columns')}>
              <thead>
                <tr>
                  <th scope="row">
                    <Typography variant="sigma">{say('column')}</Typography>
                  </th>
                  {channels.map(({ id, name, platform }) => (
                    <th key={id} scope="col">
                      <span style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
                        <PlatformMark platform={platform} />
                        <Typography variant="pi" fontWeight="bold">
                          {name}
                        </Typography>
                      </span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {columns.map((column) => (
                  <ColumnRow
                    key={column.id}
                    column={column}
                    station={station}
                    channels={channels}
                    mayManage={mayManage}
                  />
                ))}
              </tbody>
            </table>
          </Scroll>
        )
      }
    </Faces>
  );
}

type RowProps = {
  readonly column: ColumnChoice;
  readonly station: string;
  readonly channels: readonly Channel[];
  readonly mayManage: boolean;
};

type List = { readonly version: number; readonly targets: readonly ColumnTarget[] };

function ColumnRow({ column, station, channels, mayManage }: RowProps) {
  const say = useSay();
  const word = useTargetWord(channels);
  const list = useReading<List>(`/cms/channels/targets?station=${station}&column=${column.id}`);
  const [open, setOpen] = useState<Channel>();
  const targets = list.value?.targets ?? [];
  const of = (channel: Channel): ColumnTarget | undefined => targets.find((one) => one.channel === channel.id);
  return (
    <tr>
      <th scope="row">
        <Typography fontWeight="bold">{column.name}</Typography>
      </th>
      {channels.map((channel) => {
        const target = of(channel);
        return (
          <td key={channel.id}>
            <Cell
              label={say('cell', { column: column.name, channel: channel.name })}
              word={target && word(target)}
              onOpen={mayManage && list.value ? () => setOpen(channel) : undefined}
            />
          </td>
        );
      })}
      {open && list.value && (
        <td style={{ display: 'none' }}>
          <TargetDialog
            place={{ station, column: column.id, name: column.name }}
            channel={open}
            channels={channels}
            list={list.value}
            onDone={(changed) => {
              setOpen(undefined);
              if (changed) list.reload();
            }}
          />
        </td>
      )}
    </tr>
  );
}

type CellProps = {
  readonly label: string;
  /** Missing where the column does not go out. */
  readonly word: string | undefined;
  /** Missing for whoever may only look. */
  readonly onOpen: (() => void) | undefined;
};

function Cell({ label, word, onOpen }: CellProps) {
  const say = useSay();
  if (!onOpen) return <Typography textColor={word ? 'neutral800' : 'neutral600'}>{word ?? say('nothing')}</Typography>;
  return (
    <Chip data-on={word !== undefined} aria-label={`${label} ${word ?? say('cell.none')}`} onClick={onOpen}>
      {word ?? <Plus aria-hidden />}
    </Chip>
  );
}
