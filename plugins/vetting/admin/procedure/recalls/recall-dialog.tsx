import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, type Pickable } from '@hearth/cms/reach';
import type { Lot, ProductGate } from '../../../contract';
import { GoodsPicker } from '../lists/goods-picker';
import { useSay, type Typed } from '../words';

type Props = { readonly onClose: () => void; readonly onDone: () => void };

const ALL = 'all';

/** Calls a lot back, or goods with all their lots. What will happen is said before it does. */
export function RecallDialog({ onClose, onDone }: Props) {
  const say = useSay();
  const [goods, pick] = useState<Pickable | undefined>();
  const [chosen, choose] = useState('');
  const [reason, setReason] = useState('');
  const { busy, lots, mayAll, call } = useCalling(goods?.id);
  const send = async (): Promise<void> => {
    if (!(await call(chosen, reason.trim()))) return;
    onDone();
    onClose();
  };
  const options = [
    ...lots.map(({ id, code, quantity }) => [id, say('recalls.lot.choice', { code, quantity })] as const),
    ...(mayAll ? [[ALL, say('recalls.all')] as const] : []),
  ];
  return (
    <FormDialog
      title={say('recalls.call')}
      action={say(chosen === ALL ? 'recalls.call.all' : 'recalls.call.do')}
      busy={busy}
      canSend={chosen !== '' && reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <GoodsPicker
        label={say('recalls.column.goods')}
        picked={goods}
        onPick={(one) => {
          pick(one);
          choose('');
        }}
      />
      {goods && <WhatField options={options} value={chosen} onChange={choose} />}
      <Row label={say('recalls.column.reason')} hint={say('recalls.reason.hint')} required>
        <Textarea maxLength={500} value={reason} onChange={({ target }: Typed) => setReason(target.value)} />
      </Row>
    </FormDialog>
  );
}

type WhatProps = {
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Which lot, or all of them, and what will happen then. */
function WhatField({ options, value, onChange }: WhatProps) {
  const say = useSay();
  if (options.length === 0) return <Typography textColor="neutral600">{say('recalls.none')}</Typography>;
  return (
    <>
      <Choice label={say('recalls.what')} value={value} options={options} onChange={onChange} />
      {value !== '' && (
        <Typography textColor="danger600">{say(value === ALL ? 'recalls.about.all' : 'recalls.about.lot')}</Typography>
      )}
    </>
  );
}

/** The lots that can be called back still, and the deed itself. */
function useCalling(product: string | undefined) {
  const { busy, act } = useActing();
  const at = product && `/vetting/products/${product}`;
  const lots = useReading<{ lots: Lot[] }>(at && `${at}/lots`).value?.lots ?? [];
  const gate = useReading<ProductGate>(at && `${at}/gate`).value;
  const mayAll = gate?.allowedEvents.includes('recall') === true;
  const call = (chosen: string, reason: string) => {
    if (chosen === ALL)
      return act({
        method: 'post',
        path: `${at ?? ''}/shelf`,
        body: { event: 'recall', version: gate?.version, reason },
      });
    const version = lots.find(({ id }) => id === chosen)?.version;
    return act({ method: 'post', path: `/vetting/lots/${chosen}/recall`, body: { version, reason } });
  };
  return { busy, lots: lots.filter(({ state }) => state !== 'recalled'), mayAll, call };
}
