import { useState } from 'react';
import { NumberInput, TextInput } from '@strapi/design-system';
import { FormDialog, Picker, Row, useActing, type Pickable } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { ProductCard } from '@hearth/vetting/contract';
import type { Variant } from '../../contract';
import { useSay } from '../desk/words';

type Typed = { readonly target: { readonly value: string } };

/** Makes a variant of goods that vetting knows; its stock is empty until something comes in. */
export function MakeVariant({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const go = useNavigate();
  const { busy, act } = useActing();
  const [product, pick] = useState<Pickable>();
  const [words, type] = useState({ zh: '', en: '', spec: '' });
  const [grams, weigh] = useState(500);
  const send = async (): Promise<void> => {
    const title = { 'zh-Hans': words.zh.trim(), en: words.en.trim() };
    const body = { product: product?.id, title, spec: words.spec.trim(), weightG: grams };
    const made = await act<Variant>({ method: 'post', path: '/shop/variants', body });
    if (made) go(made.value.id);
  };
  return (
    <FormDialog
      title={say('desk.variant.make')}
      action={say('desk.variant.make')}
      busy={busy}
      canSend={product !== undefined && words.zh.trim() !== '' && words.spec.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker<{ readonly products: readonly ProductCard[] }>
        label={say('desk.variant.product')}
        hint={say('desk.variant.product.hint')}
        picked={product}
        ask={(text) => `/vetting/products?search=${encodeURIComponent(text)}`}
        read={({ products }) => products.map(({ id, title, supplier }) => ({ id, title, about: supplier.name }))}
        onPick={(picked) => {
          pick(picked);
          if (picked) type((before) => ({ ...before, zh: before.zh || picked.title }));
        }}
      />
      {(['zh', 'en', 'spec'] as const).map((name) => (
        <Row key={name} label={say(`desk.variant.${name}`)} required={name !== 'en'}>
          <TextInput
            value={words[name]}
            maxLength={name === 'spec' ? 80 : 120}
            autoComplete="off"
            onChange={({ target }: Typed) => type((before) => ({ ...before, [name]: target.value }))}
          />
        </Row>
      ))}
      <Row label={say('desk.variant.grams')} required>
        <NumberInput value={grams} step={1} onValueChange={(value) => weigh(Math.max(0, Math.round(value ?? 0)))} />
      </Row>
    </FormDialog>
  );
}
