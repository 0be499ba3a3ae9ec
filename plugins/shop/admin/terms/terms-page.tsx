import { useState } from 'react';
import { Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, LinesTable, Moment, Nothing, Sheet, useMay, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { writeTerms, type OfferTerms } from '../../contract';
import { useSay, type Say } from '../books/words';
import { Yuan } from '../books/yuan';
import { OfferStateWord } from './terms-list-page';
import { TermsDialog } from './terms-dialog';

type Held = NonNullable<OfferTerms['terms']>;

/** The terms of one offer: where the price of one unit goes, and who agreed on what. */
export function TermsPage() {
  const say = useSay();
  const { id } = useParams();
  const reading = useReading<OfferTerms>(id && `/shop/offers/${id}/terms`);
  const offer = reading.value;
  return (
    <Page.Main aria-busy={!offer && !reading.failed}>
      <Page.Title>{say('terms.title')}</Page.Title>
      <Layouts.Header
        title={say('terms.title')}
        subtitle={offer && <OfferStateWord state={offer.state} />}
        primaryAction={offer && <SetButton offer={offer} onDone={reading.reload} />}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('terms.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Faces of={reading}>
          {({ terms, price }) =>
            terms ? <Shown terms={terms} price={price} /> : <Nothing>{say('terms.none')}</Nothing>
          }
        </Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

/** What is open is sold by its terms: another agreement is another offer. */
function SetButton({ offer, onDone }: { readonly offer: OfferTerms; readonly onDone: () => void }) {
  const say = useSay();
  const maySet = useMay(writeTerms);
  const [isOpen, open] = useState(false);
  if (!maySet) return null;
  if (offer.state !== 'draft')
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('terms.kept')}
      </Typography>
    );
  const done = (): void => {
    open(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => open(true)}>{say(offer.terms ? 'terms.change' : 'terms.set')}</Button>
      {isOpen && <TermsDialog offer={offer} onClose={() => open(false)} onDone={done} />}
    </>
  );
}

function Shown({ terms, price }: { readonly terms: Held; readonly price: number }) {
  const say = useSay();
  return (
    <Flex direction="column" gap={6} alignItems="stretch">
      <Sheet label={say('terms.unit')}>
        <LinesTable heads={[say('terms.unit.to'), say('terms.unit.fen'), say('terms.unit.share')]}>
          {terms.unit.map(({ kind, fen }) => (
            <Tr key={kind}>
              <Td>
                <Typography>{say(`terms.kind.${kind}`)}</Typography>
              </Td>
              <Td data-label={say('terms.unit.fen')}>
                <Yuan fen={fen} />
              </Td>
              <Td data-label={say('terms.unit.share')}>
                <Typography>{`${((fen * 100) / price).toFixed(1)}%`}</Typography>
              </Td>
            </Tr>
          ))}
        </LinesTable>
      </Sheet>
      <Sheet label={say('terms.agreed')}>
        <Facts facts={factsOf(terms, say)} />
      </Sheet>
    </Flex>
  );
}

function factsOf(terms: Held, say: Say) {
  const { mode, goodsKind, payee, supplier, village, part, feePoints, donation, setAt } = terms;
  return [
    [say('terms.mode'), say(`terms.mode.${mode}`)],
    [say('terms.payee'), payee],
    [say('terms.supplier'), supplier],
    [say('terms.village'), village],
    [say('terms.part'), part.by === 'share' ? `${part.basisPoints / 100}%` : <Yuan key="part" fen={part.fen} />],
    [say('terms.goods'), say(`terms.goods.${goodsKind}`)],
    [say('terms.fee'), `${feePoints / 100}%`],
    [say('terms.donation'), donation && <Yuan key="donation" fen={donation.fen} />],
    [say('terms.column.set'), <Moment key="set" at={setAt} />],
  ] as const;
}
