import { useEffect, useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { IngestSource, ReadingResult, SourceState } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { SourceForm } from './source-form';
import { useSay, type Say } from './words';

const TONES: Readonly<Record<SourceState, Tone>> = {
  fresh: 'wait',
  well: 'proof',
  failing: 'wait',
  broken: 'stop',
  paused: 'quiet',
};

const HEADS = ['name', 'state', 'last', 'next', 'deeds'] as const;

/** The sources that are read, with how their last reading went. */
export function SourcesView({ round }: { readonly round: number }) {
  const say = useSay();
  const mayManage = useMay('plugin::cms.ingest.manage');
  const list = useReading<{ sources: IngestSource[] }>('/cms/ingest/sources');
  const [open, setOpen] = useState<IngestSource | 'new'>();
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const done = (changed: boolean): void => {
    setOpen(undefined);
    if (changed) list.reload();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      {mayManage && (
        <div>
          <Button startIcon={<Plus />} onClick={() => setOpen('new')}>
            {say('source.new')}
          </Button>
        </div>
      )}
      <Sheet label={say('view.sources')}>
        <Faces of={list}>
          {({ sources }) =>
            sources.length === 0 ? (
              <Nothing>{say('sources.empty')}</Nothing>
            ) : (
              <Rows sources={sources} mayManage={mayManage} onOpen={setOpen} onNews={list.reload} />
            )
          }
        </Faces>
      </Sheet>
      {open !== undefined && <SourceForm {...(open === 'new' ? {} : { source: open })} onDone={done} />}
    </Flex>
  );
}

type RowsProps = {
  readonly sources: readonly IngestSource[];
  readonly mayManage: boolean;
  readonly onOpen: (source: IngestSource) => void;
  readonly onNews: () => void;
};

function Rows({ sources, ...props }: RowsProps) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {sources.map((source) => (
        <Row key={source.id} source={source} {...props} />
      ))}
    </LinesTable>
  );
}

type RowProps = Omit<RowsProps, 'sources'> & { readonly source: IngestSource };

function Row({ source, mayManage, onOpen, onNews }: RowProps) {
  const say = useSay();
  const line = { [LINE]: '' };
  return (
    <Tr>
      <Td>
        {mayManage ? (
          <NameButton {...line} onClick={() => onOpen(source)}>
            {source.name}
          </NameButton>
        ) : (
          <Typography fontWeight="semiBold">{source.name}</Typography>
        )}
        <Typography
          tag="p"
          variant="pi"
          textColor="neutral600"
          style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}
        >
          {source.url}
        </Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={TONES[source.state]} word={say(`state.${source.state}`)} />
      </Td>
      <Td data-label={say('column.last')}>
        <LastReading source={source} />
      </Td>
      <Td data-label={say('column.next')}>
        <Typography>{source.state !== 'paused' && source.nextAt && <Moment at={source.nextAt} />}</Typography>
      </Td>
      <Td>{mayManage && <Deeds source={source} onNews={onNews} />}</Td>
    </Tr>
  );
}

/** How the last reading went; of one that failed also what can be done, and since when nothing came. */
function LastReading({ source: { last, lastTriedAt, lastOkAt, failures } }: { readonly source: IngestSource }) {
  const say = useSay();
  if (!last) return <Typography textColor="neutral600">{say('last.never')}</Typography>;
  const { problem } = last;
  return (
    <div style={{ whiteSpace: 'normal', maxWidth: '40rem' }}>
      <Typography textColor={problem === null ? 'neutral800' : 'danger600'}>{lastWords(say, last)}</Typography>{' '}
      <Typography textColor="neutral600">{lastTriedAt && <Moment at={lastTriedAt} />}</Typography>
      {problem !== null && (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {say(`cure.${problem}`)}
        </Typography>
      )}
      {problem !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('last.failures', { failures })} {lastOkAt ? say('last.ok') : say('last.neverOk')}{' '}
          {lastOkAt && <Moment at={lastOkAt} />}
        </Typography>
      )}
    </div>
  );
}

function lastWords(say: Say, { problem, note, unchanged, fresh, changed }: ReadingResult): string {
  if (problem !== null) return [say(`problem.${problem}`), note].filter(Boolean).join(' · ');
  return unchanged ? say('last.unchanged') : say('last.read', { fresh, changed });
}

function Deeds({ source, onNews }: { readonly source: IngestSource; readonly onNews: () => void }) {
  const say = useSay();
  const { busy, act } = useActing(onNews);
  const { id, version, state } = source;
  const send = async (path: string, body: object): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/ingest/sources/${id}/${path}`, body })) onNews();
  };
  const turn = state === 'paused' ? 'resume' : 'pause';
  return (
    <Flex gap={2} wrap="wrap">
      {state !== 'paused' && (
        <Button size="S" variant="tertiary" loading={busy} onClick={() => void send('read', {})}>
          {say('source.read')}
        </Button>
      )}
      <Button size="S" variant="tertiary" disabled={busy} onClick={() => void send('turn', { event: turn, version })}>
        {say(`source.${turn}`)}
      </Button>
    </Flex>
  );
}
