import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { FormDialog, useActing } from '@hearth/cms/reach';
import type { ProductFile } from '../../contract';
import { draftOf, factsOf } from './facts-draft.rules';
import { ProductForm, type ProductDraft } from './product-form';
import { useSay } from './words';

type Props = { readonly product: ProductFile; readonly onClose: () => void; readonly onDone: () => void };

/** Changes what is declared; what was approved says before that it goes off sale. */
export function ChangeProduct({ product, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { id, title, category, version } = product;
  const [draft, change] = useState<ProductDraft>({ title, category, facts: draftOf(product.facts) });
  const facts = factsOf(draft.facts);
  const send = async (): Promise<void> => {
    const body = { version, title: draft.title.trim(), category: draft.category, facts };
    const done = await act({ method: 'put', path: `/vetting/products/${id}`, body });
    if (!done) return;
    onDone();
    onClose();
  };
  const isOnShelf = product.state === 'approved' || product.state === 'suspended';
  return (
    <FormDialog
      title={say('goods.change')}
      action={say('goods.change.do')}
      busy={busy}
      canSend={facts !== undefined && draft.title.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {isOnShelf && <Typography textColor="warning600">{say('goods.change.re-review')}</Typography>}
      <ProductForm draft={draft} onChange={change} />
    </FormDialog>
  );
}
