import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { CorrectionOrder, WholeCorrection } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { ListPage } from '../reach/list-page';
import { LinesTable } from '../reach/lines-table';
import { StateWord } from '../reach/state-word';
import { TitleLink } from '../reach/title-link';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useOwnStation } from '../reach/use-own-station';
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
  const navigate = useNavigate();
  const list = useReading<{ orders: CorrectionOrder[] }>('/cms/corrections');
  const own = useOwnStation();
  useLiveRoom(own === undefined ? undefined : `corrections:${own}`, list.reload);
  const mayWrite = useMay('plugin::cms.corrections.propose');
  const done = (made: WholeCorrection | undefined): void => {
    openForm(false);
    if (made) navigate(made.order.id);
  };
  const begin = (
    <Button startIcon={<Plus />} onClick={() => openForm(true)}>
      {say('new')}
    </Button>
  );
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      empty={say('empty')}
      list={list}
      lines={({ orders }) => orders}
      action={mayWrite ? begin : null}
      form={isFormOpen && mayWrite ? <CorrectionForm document={document ?? ''} locale={locale} onDone={done} /> : null}
    >
      {(orders) => <Lines orders={orders} />}
    </ListPage>
  );
}

function Lines({ orders }: { readonly orders: readonly CorrectionOrder[] }) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {orders.map((order) => (
        <Line key={order.id} order={order} />
      ))}
    </LinesTable>
  );
}

function Line({ order }: { readonly order: CorrectionOrder }) {
  const say = useSay();
  const { id, number, title, oldFact, newFact, state, createdAt } = order;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={id} {...mark}>
          {number}
        </TitleLink>
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
