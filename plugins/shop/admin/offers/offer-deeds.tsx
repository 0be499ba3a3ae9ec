import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { FormDialog, useActing } from '@hearth/cms/reach';
import type { DeskOffer } from '../../contract';
import { useGoodsName } from '../desk/goods-name';
import { useReasons } from '../desk/verdict-words';
import { useSay } from '../desk/words';
import { DraftFields } from './draft-fields';
import { MakeOffer } from './make-offer';
import { draftHindrance, draftOf, offerOf } from './offer-draft.rules';

type Props = { readonly offer: DeskOffer; readonly onDone: () => void };
type Asked = 'open' | 'close' | 'change' | 'again';

/** What may be done with an offer now. What the gate shuts cannot be opened, and beside the button stands why. */
export function OfferDeeds({ offer, onDone }: Props) {
  const say = useSay();
  const reasonsOf = useReasons();
  const [asked, ask] = useState<Asked>();
  const { allowedEvents, gate } = offer;
  const isShut = allowedEvents.includes('open') && !gate.sellable;
  const again: Asked = offer.state === 'draft' ? 'change' : 'again';
  const close = (): void => ask(undefined);
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      {isShut && (
        <Typography textColor="danger600">{say('desk.gate.why', { reasons: reasonsOf(gate.reasons) })}</Typography>
      )}
      <Button variant="tertiary" onClick={() => ask(again)}>
        {say(`desk.offer.${again}`)}
      </Button>
      {allowedEvents.toReversed().map((event) => (
        <Button
          key={event}
          variant={event === 'open' ? 'default' : 'tertiary'}
          disabled={event === 'open' && isShut}
          onClick={() => ask(event)}
        >
          {say(`desk.offer.${event}`)}
        </Button>
      ))}
      {asked !== undefined && <Dialog asked={asked} offer={offer} onClose={close} onDone={done} />}
    </Flex>
  );
}

function Dialog({ asked, offer, ...rest }: DialogProps & { readonly asked: Asked }) {
  const named = useGoodsName();
  if (asked === 'change') return <Change offer={offer} {...rest} />;
  if (asked !== 'again') return <Move offer={offer} event={asked} {...rest} />;
  const goods = { id: offer.variant, title: named(offer.goods), about: '' };
  return <MakeOffer from={{ draft: draftOf(offer), goods }} onClose={rest.onClose} />;
}

type DialogProps = Props & { readonly onClose: () => void };

function Move({ offer, event, onClose, onDone }: DialogProps & { readonly event: 'open' | 'close' }) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (): Promise<void> => {
    const body = { version: offer.version };
    if (await act({ method: 'post', path: `/shop/offers/${offer.id}/${event}`, body })) onDone();
  };
  return (
    <FormDialog
      title={say(`desk.offer.${event}`)}
      action={say(`desk.offer.${event}`)}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(`desk.offer.${event}.about`)}</Typography>
    </FormDialog>
  );
}

function Change({ offer, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, type] = useState(draftOf(offer));
  const send = async (): Promise<void> => {
    const body = { ...offerOf(draft), version: offer.version };
    if (await act({ method: 'put', path: `/shop/offers/${offer.id}`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('desk.offer.change')}
      action={say('desk.offer.save')}
      busy={busy}
      canSend={draftHindrance(draft) === undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <DraftFields draft={draft} onChange={type} />
    </FormDialog>
  );
}
