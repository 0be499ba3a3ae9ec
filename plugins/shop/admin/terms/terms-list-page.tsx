import { Td, Tr, Typography } from '@strapi/design-system';
import {
  LINE,
  LinesTable,
  ListPage,
  Moment,
  StateWord,
  TitleLink,
  useReading,
  useSpoken,
  type Tone,
} from '@hearth/cms/reach';
import type { OfferState, TermsLine } from '../../contract';
import { useSay } from '../books/words';
import { Yuan } from '../books/yuan';

const HEADS = ['offer', 'price', 'state', 'payee', 'set'] as const;
const TONES: Readonly<Record<OfferState, Tone>> = { draft: 'wait', open: 'proof', closed: 'quiet' };

/** The offers of the station with whom each of them pays; what has no terms yet cannot be opened. */
export function TermsListPage() {
  const say = useSay();
  const list = useReading<{ readonly offers: readonly TermsLine[] }>('/shop/terms');
  return (
    <ListPage
      title={say('terms.title')}
      about={say('terms.about')}
      empty={say('terms.empty')}
      list={list}
      lines={({ offers }) => offers}
    >
      {(offers) => (
        <LinesTable heads={HEADS.map((head) => say(`terms.column.${head}`))}>
          {offers.map((offer) => (
            <Line key={offer.offer} offer={offer} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

/** The state of an offer as shape and word. */
export function OfferStateWord({ state }: { readonly state: OfferState }) {
  const say = useSay();
  return <StateWord tone={TONES[state]} word={say(`terms.state.${state}`)} />;
}

function Line({ offer: { offer, title, spec, price, state, payee, setAt } }: { readonly offer: TermsLine }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Tr>
      <Td>
        <TitleLink to={offer} {...{ [LINE]: '' }}>
          {`${spoken({ 'zh-Hans': title['zh-Hans'] ?? '', en: title['en'] ?? '' })} ${spec}`}
        </TitleLink>
      </Td>
      <Td data-label={say('terms.column.price')}>
        <Yuan fen={price} />
      </Td>
      <Td data-label={say('terms.column.state')}>
        <OfferStateWord state={state} />
      </Td>
      <Td data-label={say('terms.column.payee')}>
        {payee === null ? <StateWord tone="wait" word={say('terms.missing')} /> : <Typography>{payee}</Typography>}
      </Td>
      <Td data-label={say('terms.column.set')}>
        {setAt !== null && (
          <Typography>
            <Moment at={setAt} />
          </Typography>
        )}
      </Td>
    </Tr>
  );
}
