import { useState } from 'react';
import { Box, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import type { Lot, ProductCard, Sample } from '../../../contract';
import { PhotoRow } from '../photos/photo-row';
import { useSay, type Typed } from '../words';
import { EMPTY, NO_LOT, sampleOf, type DrawDraft, type SealDraft } from './draw-draft.rules';

type Props = { readonly onClose: () => void; readonly onDrawn: (sample: Sample) => void };

/** Draws a sample of goods that wait for one: the code comes from chance, and two sealed ones are put aside. */
export function DrawDialog({ onClose, onDrawn }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<DrawDraft>(EMPTY);
  const body = sampleOf(draft);
  const send = async (): Promise<void> => {
    const drawn = await act<Sample>({ method: 'post', path: '/vetting/samples', body: { ...body } });
    if (drawn) onDrawn(drawn.value);
  };
  const seal = (index: 0 | 1, seals: SealDraft): void =>
    setDraft({ ...draft, seals: index === 0 ? [seals, draft.seals[1]] : [draft.seals[0], seals] });
  return (
    <FormDialog
      title={say('samples.draw')}
      action={say('samples.draw.do')}
      busy={busy}
      canSend={body !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('samples.draw.about')}</Typography>
      <GoodsFields draft={draft} onChange={setDraft} />
      {([0, 1] as const).map((index) => (
        <SealFields
          key={index}
          title={say('samples.seal', { number: index + 1 })}
          seal={draft.seals[index]}
          onChange={(typed) => seal(index, typed)}
        />
      ))}
    </FormDialog>
  );
}

type GoodsProps = { readonly draft: DrawDraft; readonly onChange: (draft: DrawDraft) => void };

function GoodsFields({ draft, onChange }: GoodsProps) {
  const say = useSay();
  const goods = useReading<{ products: ProductCard[] }>('/vetting/products?state=sampling').value?.products;
  const path = draft.product === undefined ? undefined : `/vetting/products/${draft.product}/lots`;
  const lots = (useReading<{ lots: Lot[] }>(path).value?.lots ?? []).filter(({ state }) => state === 'open');
  if (goods?.length === 0) return <Typography textColor="danger600">{say('samples.draw.none')}</Typography>;
  const onLot = (lot: string): void => {
    const until = lots.find(({ id }) => id === lot)?.bestBefore;
    onChange({ ...draft, lot, bestBefore: until ?? draft.bestBefore });
  };
  return (
    <>
      <Choice
        label={say('samples.goods')}
        value={draft.product ?? ''}
        options={(goods ?? []).map(({ id, title, supplier }) => [id, `${title} · ${supplier.name}`] as const)}
        onChange={(product) => onChange({ ...draft, product, lot: NO_LOT })}
      />
      <Choice
        label={say('samples.lot')}
        value={draft.lot}
        options={[[NO_LOT, say('samples.lot.none')], ...lots.map(({ id, code }) => [id, code] as const)]}
        onChange={onLot}
      />
      <Row label={say('samples.column.bestBefore')} hint={say('samples.bestBefore.hint')} required>
        <TextInput
          type="date"
          required
          value={draft.bestBefore}
          onChange={({ target }: Typed) => onChange({ ...draft, bestBefore: target.value })}
        />
      </Row>
    </>
  );
}

type SealProps = {
  readonly title: string;
  readonly seal: SealDraft;
  readonly onChange: (seal: SealDraft) => void;
};

function SealFields({ title, seal, onChange }: SealProps) {
  const say = useSay();
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0, display: 'grid', gap: 12 }}>
      <Typography tag="legend" fontWeight="semiBold" style={{ paddingBottom: 8 }}>
        {title}
      </Typography>
      {(['tag', 'place'] as const).map((name) => (
        <Row key={name} label={say(`retained.${name}`)} hint={say(`retained.${name}.hint`)} required>
          <TextInput
            required
            autoComplete="off"
            maxLength={name === 'tag' ? 40 : 200}
            value={seal[name]}
            onChange={({ target }: Typed) => onChange({ ...seal, [name]: target.value })}
          />
        </Row>
      ))}
      <PhotoRow
        label={say('retained.photo')}
        hash={seal.photoHash}
        onPhoto={(photo) => onChange({ ...seal, photoHash: photo?.hash })}
      />
    </Box>
  );
}
