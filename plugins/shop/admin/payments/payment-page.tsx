import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Nothing, Sheet, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { z } from 'zod';
import type { paymentsContract } from '../../contract';
import { PaymentDeeds } from './payment-deeds';
import { PaymentStateWord } from './payment-state';
import { useSayPay, yuanOf } from './payment-words';
import { RefundsPanel } from './refunds-panel';

type History = z.output<(typeof paymentsContract)['routes']['paymentHistory']['result']>;

/** A payment: what it is, its refunds, what its provider said, and who did what. */
export function PaymentPage() {
  const { id = '' } = useParams();
  const say = useSayPay();
  const reading = useReading<History>(`/shop/payments/${id}`);
  const known = reading.value?.payment;
  return (
    <Page.Main aria-busy={!known && !reading.failed}>
      <Page.Title>{known?.title ?? say('pay.title')}</Page.Title>
      <Layouts.Header
        title={known?.title ?? say('pay.title')}
        subtitle={known ? <PaymentStateWord payment={known} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('pay.back')}
          </Link>
        }
        primaryAction={known ? <PaymentDeeds payment={known} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(history) => <Parts history={history} onDone={reading.reload} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Parts({ history, onDone }: { readonly history: History; readonly onDone: () => void }) {
  const say = useSayPay();
  const { payment, refunds, words, steps } = history;
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={7} xs={12} direction="column" alignItems="stretch" gap={6}>
        <Sheet label={say('pay.payment')}>
          <Facts
            facts={[
              [say('pay.column.amount'), yuanOf(payment.amount)],
              [say('pay.refunded'), payment.refunded + payment.refunding === 0 ? '' : yuanOf(payment.refunded)],
              [say('pay.column.provider'), say(`pay.provider.${payment.provider}`)],
              [say('pay.number'), payment.outTradeNo],
              [say('pay.trade'), payment.tradeRef ?? ''],
              [say('pay.problem'), payment.problem ?? ''],
              [say('pay.paid-at'), payment.paidAt === null ? '' : <Moment key="paid" at={payment.paidAt} />],
              [say('pay.until'), <Moment key="until" at={payment.until} />],
            ]}
          />
        </Sheet>
        <RefundsPanel refunds={refunds} onDone={onDone} />
      </Grid.Item>
      <Grid.Item col={5} xs={12} direction="column" alignItems="stretch" gap={6}>
        <Sheet label={say('pay.words')}>
          {words.length === 0 && <Nothing>{say('pay.words.none')}</Nothing>}
          {words.map(({ at, said, outcome, kind }, line) => (
            <Entry key={`${at} ${line}`} at={at} text={`${kind}: ${said} → ${outcome ?? '…'}`} />
          ))}
        </Sheet>
        <Sheet label={say('pay.steps')}>
          {steps.map(({ at, action, by }, line) => (
            <Entry key={`${at} ${line}`} at={at} text={`${action} · ${say(`pay.by.${by.kind}`)}`} />
          ))}
        </Sheet>
      </Grid.Item>
    </Grid.Root>
  );
}

function Entry({ at, text }: { readonly at: string; readonly text: string }) {
  return (
    <Box paddingTop={1} paddingBottom={1}>
      <Flex gap={3} alignItems="baseline">
        <Typography variant="pi" textColor="neutral600">
          <Moment at={at} />
        </Typography>
        <Typography style={{ overflowWrap: 'anywhere' }}>{text}</Typography>
      </Flex>
    </Box>
  );
}
