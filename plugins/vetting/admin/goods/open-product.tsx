import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { Choice, FormDialog, useActing, useReading } from '@hearth/cms/reach';
import { useNavigate } from 'react-router-dom';
import type { ProductFile, SupplierOfGoods } from '../../contract';
import { emptyDraft, factsOf } from './facts-draft.rules';
import { ProductForm, type ProductDraft } from './product-form';
import { useSay } from './words';

/** Opens a product of one of the station's suppliers, and goes to its file. */
export function OpenProduct({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const suppliers = useSuppliers();
  const [chosen, choose] = useState<string | undefined>();
  const [draft, change] = useState<ProductDraft>({ title: '', category: 'fresh-produce', facts: emptyDraft });
  const supplier = chosen ?? suppliers?.[0]?.id ?? '';
  const facts = factsOf(draft.facts);
  const isWhole = facts !== undefined && supplier !== '' && draft.title.trim() !== '';
  const send = async (): Promise<void> => {
    const body = { supplier, title: draft.title.trim(), category: draft.category, facts };
    const done = await act<ProductFile>({ method: 'post', path: '/vetting/products', body });
    if (done) navigate(done.value.id);
  };
  return (
    <FormDialog
      title={say('goods.open')}
      action={say('goods.open.do')}
      busy={busy}
      canSend={isWhole}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {suppliers?.length === 0 && <Typography textColor="danger600">{say('goods.open.no-supplier')}</Typography>}
      <Choice
        label={say('goods.column.supplier')}
        value={supplier}
        options={(suppliers ?? []).map(({ id, name }): [string, string] => [id, name])}
        onChange={choose}
      />
      <ProductForm draft={draft} onChange={change} />
    </FormDialog>
  );
}

/** By name alone: whoever opens goods need not read the files of suppliers. */
function useSuppliers(): readonly SupplierOfGoods[] | undefined {
  return useReading<{ readonly suppliers: readonly SupplierOfGoods[] }>('/vetting/suppliable').value?.suppliers;
}
