import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Choice, FormDialog, ReasonDialog, Row, useActing, useMay } from '@hearth/cms/reach';
import { TextInput } from '@strapi/design-system';
import { GOODS_JUDGE, GOODS_WORK, vetoReason, type ProductFile } from '../../contract';
import { ChangeProduct } from './change-product';
import { useSay } from './words';

type Props = { readonly product: ProductFile; readonly onDone: () => void };
type Deed = 'submit' | 'pass-papers' | 'return-papers' | 'veto' | 'retire';

const JUDGED: readonly Deed[] = ['pass-papers', 'return-papers', 'veto'];
const DEEDS: readonly Deed[] = ['submit', 'pass-papers', 'return-papers', 'veto', 'retire'];

/** What may be done with a product now, by whoever looks at it. */
export function ProductDeeds({ product, onDone }: Props) {
  const say = useSay();
  const [mayWork, mayJudge] = [useMay(GOODS_WORK), useMay(GOODS_JUDGE)];
  const [asked, ask] = useState<Deed | 'change' | undefined>();
  const { busy, send } = useTurn(product, () => {
    ask(undefined);
    onDone();
  });
  const may = (deed: Deed): boolean =>
    product.allowedEvents.includes(deed) && (JUDGED.includes(deed) ? mayJudge : mayWork);
  const close = (): void => ask(undefined);
  const isPlain = (deed: Deed): boolean => deed === 'submit' || deed === 'pass-papers';
  return (
    <Flex gap={2} wrap="wrap">
      {mayWork && (
        <Button variant="tertiary" onClick={() => ask('change')}>
          {say('goods.change')}
        </Button>
      )}
      {DEEDS.filter(may).map((deed) => (
        <Button
          key={deed}
          variant={isPlain(deed) ? 'default' : 'tertiary'}
          loading={busy && isPlain(deed)}
          onClick={() => (isPlain(deed) ? void send(deed, {}) : ask(deed))}
        >
          {say(`goods.deed.${deed}`)}
        </Button>
      ))}
      {asked === 'change' && <ChangeProduct product={product} onClose={close} onDone={onDone} />}
      {asked === 'veto' && <VetoDialog busy={busy} onClose={close} onVeto={(words) => void send('veto', words)} />}
      {(asked === 'return-papers' || asked === 'retire') && (
        <ReasonDialog
          title={say(`goods.deed.${asked}`)}
          label={say('goods.reason')}
          busy={busy}
          onClose={close}
          onReason={(reason) => void send(asked, { reason })}
        />
      )}
    </Flex>
  );
}

function useTurn({ id, version }: ProductFile, onDone: () => void) {
  const { busy, act } = useActing();
  const send = async (event: Deed, words: object): Promise<void> => {
    const path = `/vetting/products/${id}/${JUDGED.includes(event) ? 'judge' : 'turn'}`;
    if (await act({ method: 'post', path, body: { event, version, ...words } })) onDone();
  };
  return { busy, send };
}

type VetoProps = { readonly busy: boolean; readonly onClose: () => void; readonly onVeto: (words: object) => void };

/** Throws a product out: why, by the list and in words. */
function VetoDialog({ busy, onClose, onVeto }: VetoProps) {
  const say = useSay();
  const [veto, choose] = useState<(typeof vetoReason.options)[number]>('no-licence');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={say('goods.deed.veto')}
      action={say('goods.deed.veto')}
      busy={busy}
      canSend={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onVeto({ veto, reason: reason.trim() })}
    >
      <Choice
        label={say('goods.veto')}
        value={veto}
        options={vetoReason.options.map((one): [string, string] => [one, say(`goods.veto.${one}`)])}
        onChange={(chosen) => choose(vetoReason.catch(veto).parse(chosen))}
      />
      <Row label={say('goods.reason')} required>
        <TextInput
          value={reason}
          maxLength={500}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
