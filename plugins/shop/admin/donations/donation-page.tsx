import { Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { Donation, DonationFile } from '../../contract';
import { useSay } from '../books/words';
import { yuanText } from '../books/yuan';
import { DonationDeeds } from './donation-deeds';
import { DonationStateWord } from './donation-state';

/** The file of a donation: its agreement, what is promised, accrued and paid, and what may be done now. */
export function DonationPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const reading = useReading<DonationFile>(`/shop/donations/${id}`);
  const known = reading.value?.donation;
  const title = known?.beneficiary ?? say('donations.title');
  return (
    <Page.Main aria-busy={!known && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={known ? <DonationStateWord state={known.state} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('donations.back')}
          </Link>
        }
        primaryAction={known ? <DonationDeeds donation={known} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(file) => <Parts file={file} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Parts({ file }: { readonly file: DonationFile }) {
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Agreement file={file} />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
        <Money file={file} />
      </Grid.Item>
    </Grid.Root>
  );
}

function Agreement({ file: { donation, madeBy } }: { readonly file: DonationFile }) {
  const say = useSay();
  const { promise, qualification, agreementHash, signedAt, eventAt } = donation;
  return (
    <Panel title={say('donations.agreement')}>
      <Facts
        facts={[
          [say('donations.column.promise'), promise],
          [say('donations.qualification'), qualification === '' ? say('donations.qualification.none') : qualification],
          [say('donations.signed'), <Moment key="signed" at={signedAt} />],
          [say('donations.column.event'), <Moment key="event" at={eventAt} />],
          [say('donations.hash'), agreementHash],
          [say('donations.made-by'), madeBy],
        ]}
      />
    </Panel>
  );
}

function Money({ file: { donation, held, owed, dueBy } }: { readonly file: DonationFile }) {
  const say = useSay();
  const { accrued, paid, receiptNo, publishedAt, state } = donation;
  return (
    <Panel title={say('donations.money')}>
      <Facts
        facts={[
          [say('donations.held'), yuanText(held)],
          [say('donations.owed'), yuanText(owed)],
          [say('donations.column.accrued'), yuanText(accrued)],
          [say('donations.column.paid'), paid === null ? '' : yuanText(paid)],
          [say('donations.due-by'), dueBy ?? ''],
          [say('donations.receipt'), receiptNo ?? ''],
          [say('donations.published'), publishedAt === null ? '' : <Moment key="published" at={publishedAt} />],
        ]}
      />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 12 }}>
        {say(`donations.next.${nextOf(state)}`)}
      </Typography>
    </Panel>
  );
}

/** What comes next, said where nothing may be pressed as well. */
const nextOf = (state: Donation['state']) => (state === 'paid' || state === 'published' ? 'done' : state);
