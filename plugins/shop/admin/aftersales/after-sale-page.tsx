import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Countdown, Faces, Facts, Moment, Nothing, Sheet, useReading, useSpoken } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { z } from 'zod';
import { shippingCompanies, type AfterSale, type afterSalesContract, type EvidencePhoto } from '../../contract';
import { useSayShip, type SayShip } from '../parcels/ship-words';
import { yuanOf } from '../payments/payment-words';
import { AfterSaleDeeds } from './after-sale-deeds';
import { AfterSaleStateWord } from './after-sale-state';

type History = z.output<(typeof afterSalesContract)['routes']['oneAfterSale']['result']>;

/** A request: what is asked and why, its photos, its clock, what may be done, and who did what. */
export function AfterSalePage() {
  const { id = '' } = useParams();
  const say = useSayShip();
  const spoken = useSpoken();
  const reading = useReading<History>(`/shop/after-sales/${id}`);
  const known = reading.value?.afterSale;
  const title = known ? say('sale.what', { title: spoken(known.title), quantity: known.quantity }) : say('sale.title');
  return (
    <Page.Main aria-busy={!known && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={known ? <AfterSaleStateWord state={known.state} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('sale.back')}
          </Link>
        }
        primaryAction={known ? <AfterSaleDeeds sale={known} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(history) => <Parts history={history} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Parts({ history: { afterSale, steps } }: { readonly history: History }) {
  const say = useSayShip();
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={7} xs={12} direction="column" alignItems="stretch" gap={6}>
        <Sheet label={say('sale.asked')}>
          <Asked sale={afterSale} />
        </Sheet>
        <Sheet label={say('sale.photos')}>
          {afterSale.photos.length === 0 ? (
            <Nothing>{say('sale.photos.none')}</Nothing>
          ) : (
            <Photos photos={afterSale.photos} />
          )}
        </Sheet>
      </Grid.Item>
      <Grid.Item col={5} xs={12} direction="column" alignItems="stretch" gap={6}>
        <Sheet label={say('sale.steps')}>
          {steps.map(({ at, action, by, reason }, line) => (
            <Box key={`${at} ${line}`} paddingTop={1} paddingBottom={1}>
              <Flex gap={3} alignItems="baseline">
                <Typography variant="pi" textColor="neutral600">
                  <Moment at={at} />
                </Typography>
                <Typography style={{ overflowWrap: 'anywhere' }}>
                  {`${say(`sale.by.${by.kind}`)} · ${action}${reason === '' ? '' : ` · ${reason}`}`}
                </Typography>
              </Flex>
            </Box>
          ))}
        </Sheet>
      </Grid.Item>
    </Grid.Root>
  );
}

function Asked({ sale }: { readonly sale: History['afterSale'] }) {
  const say = useSayShip();
  const spoken = useSpoken();
  const { order, kind, reason, amount, freight, words, answer, byRule, dueAt, returned, askedAt, borne } = sale;
  const { returnFreight, freightReference, replacement, refundInstead } = sale;
  const wayBack = { yuan: yuanOf(returnFreight), reference: freightReference ?? '' };
  return (
    <Facts
      facts={[
        [say('sale.column.due'), dueAt === null ? '' : <Countdown key="due" due={dueAt} />],
        [say('sale.column.amount'), yuanOf(amount)],
        [say('sale.freight'), freight === 0 ? '' : yuanOf(freight)],
        [
          say('sale.return-freight'),
          returnFreight === 0 ? '' : say(`sale.return-freight.${freightReference === null ? 'owed' : 'paid'}`, wayBack),
        ],
        [say('sale.borne'), borne === null ? '' : borneIn(say, borne, freight)],
        [say('sale.column.reason'), `${say(`sale.reason.${reason}`)} · ${say(`sale.kind.${kind}`)}`],
        [say('sale.words'), words],
        [say('sale.answer'), answer],
        [say('sale.by-rule'), byRule ? say('sale.by-rule.yes') : ''],
        [say('sale.returned'), numberIn(spoken, returned)],
        [say('sale.replacement'), numberIn(spoken, replacement)],
        [say('sale.instead'), refundInstead ? say('sale.instead.yes') : ''],
        [say('sale.order'), order],
        [say('sale.column.at'), <Moment key="at" at={askedAt} />],
      ]}
    />
  );
}

/** A carrier and its number. */
const numberIn = (spoken: ReturnType<typeof useSpoken>, sent: AfterSale['returned']): string =>
  sent ? `${spoken(shippingCompanies[sent.company])} ${sent.number}` : '';

/** Who bears what a refund costs, in words. */
function borneIn(
  say: SayShip,
  { bearer, freightBearer, why }: NonNullable<AfterSale['borne']>,
  freight: number,
): string {
  const because = say(`sale.why.${why}`);
  const goods =
    bearer === 'nobody'
      ? say('sale.borne.nobody', { why: because })
      : say('sale.borne.goods', { who: say(`sale.bearer.${bearer}`), why: because });
  const along = freight === 0 ? [] : [say('sale.borne.freight', { who: say(`sale.bearer.${freightBearer}`) })];
  return [goods, ...along].join(' · ');
}

/** Photos of both sides; a press opens one at its full size. */
function Photos({ photos }: { readonly photos: readonly EvidencePhoto[] }) {
  const say = useSayShip();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      {photos.map(({ id, by, width, height, small, large }, n) => (
        <Box key={id} tag="figure" style={{ margin: 0 }}>
          <a href={large} target="_blank" rel="noreferrer">
            <img
              src={small}
              alt={say('sale.photo', { n: n + 1 })}
              width={Math.round((160 * width) / height)}
              height={160}
              loading="lazy"
              style={{ maxWidth: '100%', objectFit: 'cover', borderRadius: 4 }}
            />
          </a>
          <Typography tag="figcaption" variant="pi" textColor="neutral600">
            {say(`sale.photo.${by}`)}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
