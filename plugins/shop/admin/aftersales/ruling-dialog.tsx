import { useState } from 'react';
import { NumberInput, Textarea, Typography } from '@strapi/design-system';
import { FileField, FormDialog, Row } from '@hearth/cms/reach';
import type { ArbiterEvent, DeskEvent } from '../../contract';
import { useSayShip } from '../parcels/ship-words';
import { yuanOf } from '../payments/payment-words';
import { shrunkPhoto } from './shrink-photo';

/** What goes with a decision. */
export type Ruling = { readonly reason?: string; readonly photos?: readonly string[]; readonly amount?: number };

type Props = {
  readonly event: DeskEvent | ArbiterEvent;
  readonly most: number;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (ruling: Ruling) => void;
};

/** Asks why, which the buyer reads; a refusal shows a photo, and an arbiter may grant less than was asked for. */
export function RulingDialog({ event, most, busy, onClose, onSend }: Props) {
  const say = useSayShip();
  const [reason, setReason] = useState('');
  const [photo, show] = useState('');
  const [yuan, grant] = useState(most / 100);
  const said = reason.trim();
  const amount = Math.round(yuan * 100);
  const needsPhoto = event === 'refuse';
  const isGranting = event === 'uphold';
  const ruling = rulingOf({ reason: said, photo, amount: isGranting && amount < most ? amount : undefined });
  const isWhole = !needsPhoto || photo !== '';
  const isAmount = !isGranting || (amount > 0 && amount <= most);
  return (
    <FormDialog
      title={say(`sale.deed.${event}`)}
      action={say(`sale.deed.${event}`)}
      busy={busy}
      canSend={said.length > 1 && isWhole && isAmount}
      onClose={onClose}
      onSubmit={() => onSend(ruling)}
    >
      <Typography>{say(`sale.deed.${event}.about`)}</Typography>
      {isGranting && (
        <Row label={say('sale.grant')} hint={say('sale.grant.most', { most: yuanOf(most) })} required>
          <NumberInput value={yuan} step={0.01} onValueChange={(value) => grant(value ?? 0)} />
        </Row>
      )}
      <Row label={say('sale.why')} required>
        <Textarea
          maxLength={300}
          value={reason}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
      {needsPhoto && <Photo onPhoto={show} />}
    </FormDialog>
  );
}

type Said = { readonly reason: string; readonly photo: string; readonly amount: number | undefined };

const rulingOf = ({ reason, photo, amount }: Said): Ruling => ({
  reason,
  ...(photo === '' ? {} : { photos: [photo] }),
  ...(amount === undefined ? {} : { amount }),
});

function Photo({ onPhoto }: { readonly onPhoto: (photo: string) => void }) {
  const say = useSayShip();
  return (
    <Row label={say('sale.why.photo')} required>
      <FileField
        label={say('sale.why.photo')}
        accept="image/*"
        onFile={(file) => {
          onPhoto('');
          if (file) void shrunkPhoto(file).then(onPhoto);
        }}
      />
    </Row>
  );
}
