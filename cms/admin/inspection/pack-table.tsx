import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { InspectionPack } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useSpoken } from '../reach/spoken';
import { useActing } from '../reach/use-acting';
import { useColumns } from './use-columns';
import { useDownload } from './use-download';
import { useSay } from './words';

const HEADS = ['time', 'state', 'records', 'by', 'sum'] as const;
const TONES: Readonly<Record<InspectionPack['state'], Tone>> = {
  queued: 'wait',
  making: 'wait',
  ready: 'proof',
  failed: 'stop',
};

type Columns = ReturnType<typeof useColumns>;
type Props = { readonly packs: readonly InspectionPack[]; readonly onChange: () => void };

/** Packs as lines: of which time, how far, how much; the time takes the finished archive away. */
export function PackTable({ packs, onChange }: Props) {
  const say = useSay();
  const columns = useColumns();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {packs.map((pack) => (
        <Row key={pack.id} pack={pack} columns={columns} onChange={onChange} />
      ))}
    </LinesTable>
  );
}

type RowProps = { readonly pack: InspectionPack; readonly columns: Columns; readonly onChange: () => void };

function Row({ pack, columns, onChange }: RowProps) {
  const say = useSay();
  const { formatNumber } = useIntl();
  const download = useDownload();
  const size = formatNumber(pack.bytes / 1024, { maximumFractionDigits: 0 });
  return (
    <Tr>
      <Td>
        <Time
          pack={pack}
          columns={columns}
          isTaking={download.share !== undefined}
          onTake={() => void download.take(pack)}
        />
      </Td>
      <Td data-label={say('column.state')}>
        <State pack={pack} share={download.share} onChange={onChange} />
      </Td>
      <Td data-label={say('column.records')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {pack.state === 'ready' ? say('size', { records: pack.records, size }) : '–'}
        </Typography>
      </Td>
      <Td data-label={say('column.by')}>
        <Typography>
          {pack.orderedBy} <Moment at={pack.orderedAt} />
        </Typography>
      </Td>
      <Td data-label={say('column.sum')}>
        <Typography variant="pi" style={{ fontFamily: 'monospace' }}>
          {pack.sha256?.slice(0, 16) ?? '–'}
        </Typography>
      </Td>
    </Tr>
  );
}

type TimeProps = {
  readonly pack: InspectionPack;
  readonly columns: Columns;
  readonly isTaking: boolean;
  readonly onTake: () => void;
};

function Time({ pack, columns, isTaking, onTake }: TimeProps) {
  const say = useSay();
  const { formatDateTimeRange } = useIntl();
  const spoken = useSpoken();
  const mark = { [LINE]: '' };
  const columnName = (id: string): string => {
    const found = columns.find((one) => one.id === id);
    return found ? spoken(found.name) : id;
  };
  const day = { dateStyle: 'medium', timeZone: 'Asia/Shanghai' } as const;
  // The end is not part of the time: a month ends on its last day.
  const time = formatDateTimeRange(new Date(pack.from), new Date(Date.parse(pack.until) - 1), day);
  return (
    <>
      {pack.state === 'ready' ? (
        <NameButton onClick={onTake} disabled={isTaking} {...mark}>
          {time}
        </NameButton>
      ) : (
        <Typography fontWeight="bold">{time}</Typography>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {pack.column === null ? say('column.all') : columnName(pack.column)}
      </Typography>
    </>
  );
}

function State({ pack, share, onChange }: Omit<RowProps, 'columns'> & { readonly share: number | undefined }) {
  const say = useSay();
  const { busy, act } = useActing();
  const again = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/inspection/packs/${pack.id}/again` })) onChange();
  };
  return (
    <Flex gap={2} wrap="wrap">
      <StateWord tone={TONES[pack.state]} word={say(`state.${pack.state}`)} />
      {pack.state === 'making' && <Bar label={say('state.making')} share={pack.done / pack.total} />}
      {share !== undefined && <Bar label={say('taking')} share={share} />}
      {pack.state === 'failed' && (
        <Button size="S" variant="tertiary" loading={busy} onClick={() => void again()}>
          {say('again')}
        </Button>
      )}
    </Flex>
  );
}

function Bar({ label, share }: { readonly label: string; readonly share: number }) {
  return <progress value={share} max={1} aria-label={label} style={{ width: 80 }} />;
}
