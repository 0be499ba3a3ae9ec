import { Grid, Textarea, TextInput, Typography } from '@strapi/design-system';
import { Choice, MomentField, Row, useReading } from '@hearth/cms/reach';
import { priceBasis, type FreightRule } from '../../contract';
import { useSay } from '../desk/words';
import { draftHindrance, type OfferDraft } from './offer-draft.rules';

type Props = { readonly draft: OfferDraft; readonly onChange: (draft: OfferDraft) => void };
type Typed = { readonly target: { readonly value: string } };

const NUMBERS = ['perBuyer', 'total', 'payMinutes'] as const;
const BASES = ['none', ...priceBasis.options] as const;

/** The words of an offer. What is still missing is said below them. */
export function DraftFields({ draft, onChange }: Props) {
  const say = useSay();
  const fill = (change: Partial<OfferDraft>): void => onChange({ ...draft, ...change });
  const why = draftHindrance(draft);
  return (
    <>
      <Prices draft={draft} onChange={onChange} />
      <Limits draft={draft} onChange={onChange} />
      <Freight draft={draft} onChange={onChange} />
      <Ahead draft={draft} onChange={onChange} />
      {(['promise', 'claims'] as const).map((name) => (
        <Row
          key={name}
          label={say(`desk.offer.${name}`)}
          hint={say(`desk.offer.${name}.hint`)}
          required={name === 'promise'}
        >
          <Textarea
            value={draft[name]}
            maxLength={name === 'promise' ? 500 : 4_000}
            onChange={({ target }: Typed) => fill({ [name]: target.value })}
          />
        </Row>
      ))}
      {why !== undefined && (
        <Typography role="status" textColor="neutral600">
          {say(`desk.offer.lacks.${why}`)}
        </Typography>
      )}
    </>
  );
}

/** What sending costs. A rule that was retired since stays with the draft that has it, and is named by the house when it is refused. */
function Freight({ draft, onChange }: Props) {
  const say = useSay();
  const rules = useReading<{ readonly rules: readonly FreightRule[] }>('/shop/freight-rules').value?.rules ?? [];
  const usable = rules.filter(({ id, retired }) => !retired || id === draft.freightRule);
  return (
    <Choice
      label={say('desk.offer.freight')}
      hint={say('desk.offer.freight.hint')}
      value={draft.freightRule}
      options={[['none', say('desk.offer.freight.none')], ...usable.map(({ id, name }) => [id, name] as const)]}
      onChange={(freightRule) => onChange({ ...draft, freightRule })}
    />
  );
}

type Moment = 'balanceFrom' | 'balanceUntil' | 'opensAt' | 'closesAt';

/** From when until when, side by side. */
function Moments({ of, draft, onChange }: Props & { readonly of: readonly [Moment, Moment] }) {
  const say = useSay();
  return of.map((end) => (
    <Grid.Item key={end} col={6} xs={12} direction="column" alignItems="stretch">
      <MomentField
        label={say(`desk.offer.${end}`)}
        value={draft[end]}
        required
        onChange={(at) => onChange({ ...draft, [end]: at })}
      />
    </Grid.Item>
  ));
}

/** What is paid when it is ordered, and when the rest is; asked for only where something is. */
function Ahead({ draft, onChange }: Props) {
  const say = useSay();
  const fill = (change: Partial<OfferDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <Line
        name="deposit"
        value={draft.deposit}
        hint={say('desk.offer.deposit.hint')}
        onType={(deposit) => fill({ deposit })}
      />
      {draft.deposit.trim() !== '' && (
        <Grid.Root gap={4}>
          <Moments of={['balanceFrom', 'balanceUntil']} draft={draft} onChange={onChange} />
        </Grid.Root>
      )}
    </>
  );
}

/** From when until when, and for how many. */
function Limits({ draft, onChange }: Props) {
  const fill = (change: Partial<OfferDraft>): void => onChange({ ...draft, ...change });
  return (
    <Grid.Root gap={4}>
      <Moments of={['opensAt', 'closesAt']} draft={draft} onChange={onChange} />
      {NUMBERS.map((name) => (
        <Grid.Item key={name} col={4} xs={12} direction="column" alignItems="stretch">
          <Line
            name={name}
            value={draft[name]}
            required={name === 'payMinutes'}
            onType={(value) => fill({ [name]: value })}
          />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

/** The price, and a crossed-out one with what it stands on. */
function Prices({ draft, onChange }: Props) {
  const say = useSay();
  const fill = (change: Partial<OfferDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Line name="price" value={draft.price} required onType={(price) => fill({ price })} />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Choice
            label={say('desk.offer.basis')}
            value={draft.basis}
            options={BASES.map((one): [string, string] => [one, say(`desk.offer.basis.${one}`)])}
            onChange={(chosen) => fill({ basis: BASES.find((one) => one === chosen) ?? 'none' })}
          />
        </Grid.Item>
      </Grid.Root>
      {draft.basis !== 'none' && (
        <Grid.Root gap={4}>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Line name="basePrice" value={draft.basePrice} required onType={(basePrice) => fill({ basePrice })} />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Line name="basisProof" value={draft.basisProof} onType={(basisProof) => fill({ basisProof })} />
          </Grid.Item>
        </Grid.Root>
      )}
    </>
  );
}

type LineProps = {
  readonly name: 'price' | 'basePrice' | 'basisProof' | 'deposit' | (typeof NUMBERS)[number];
  readonly value: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly onType: (value: string) => void;
};

function Line({ name, value, hint, required = false, onType }: LineProps) {
  const say = useSay();
  const isProof = name === 'basisProof';
  return (
    <Row label={say(`desk.offer.${name}`)} required={required} {...(hint === undefined ? {} : { hint })}>
      <TextInput
        value={value}
        required={required}
        maxLength={isProof ? 300 : 10}
        inputMode={isProof ? 'text' : 'decimal'}
        autoComplete="off"
        onChange={({ target }: Typed) => onType(target.value)}
      />
    </Row>
  );
}
