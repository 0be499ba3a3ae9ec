import { useCallback, useState } from 'react';
import { Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import type { CorrectionOrder, WholeCorrection } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { LINE, useLineKeys } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { StackedTable } from '../reach/stacked-table';
import { StateWord } from '../reach/state-word';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { CorrectionForm } from './correction-form';
import { TONES } from './tones';
import { useSay } from './words';

const HEADS = ['order', 'facts', 'state', 'at'] as const;

/** All corrections, the newest first; whoever comes from a manuscript finds the form open for it. */
export function CorrectionsPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const [document, locale] = [search.get('document'), search.get('locale') === 'en' ? 'en' : 'zh-Hans'] as const;
  const [isFormOpen, openForm] = useState(document !== null);
  const [isHelpOpen, openHelp] = useState(false);
  const navigate = useNavigate();
  useLineKeys(useCallback(() => openHelp(true), []));
  const list = useReading<{ orders: CorrectionOrder[] }>('/cms/corrections');
  const own = useReading<{ own: string }>('/cms/stations').value?.own;
  useLiveRoom(own === undefined ? undefined : `corrections:${own}`, list.reload);
  const mayWrite = useMay('plugin::cms.corrections.propose');
  const done = (made: WholeCorrection | undefined): void => {
    openForm(false);
    if (made) navigate(made.order.id);
  };
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          mayWrite ? (
            <Button startIcon={<Plus />} onClick={() => openForm(true)}>
              {say('new')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Sheet label={say('title')}>
          <Faces of={list}>
            {({ orders }) => (orders.length === 0 ? <Nothing>{say('empty')}</Nothing> : <Lines orders={orders} />)}
          </Faces>
        </Sheet>
      </Layouts.Content>
      {isFormOpen && mayWrite && <CorrectionForm document={document ?? ''} locale={locale} onDone={done} />}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

function Lines({ orders }: { readonly orders: readonly CorrectionOrder[] }) {
  const say = useSay();
  return (
    <StackedTable>
      <Table colCount={HEADS.length} rowCount={orders.length + 1}>
        <Thead>
          <Tr>
            {HEADS.map((head) => (
              <Th key={head}>
                <Typography variant="sigma">{say(`column.${head}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {orders.map((order) => (
            <Line key={order.id} order={order} />
          ))}
        </Tbody>
      </Table>
    </StackedTable>
  );
}

function Line({ order }: { readonly order: CorrectionOrder }) {
  const say = useSay();
  const { id, number, title, oldFact, newFact, state, createdAt } = order;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <Typography tag={Link} to={id} fontWeight="bold" textColor="primary600" {...mark}>
          {number}
        </Typography>
        <Typography tag="p" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {title}
        </Typography>
      </Td>
      <Td data-label={say('column.facts')} style={{ maxWidth: '36rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>
          <del>{oldFact}</del> → {newFact}
        </Typography>
      </Td>
      <Td data-label={say('column.state')}>
        <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
      </Td>
      <Td data-label={say('column.at')}>
        <Moment at={createdAt} />
      </Td>
    </Tr>
  );
}
