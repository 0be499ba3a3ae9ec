import { useState } from 'react';
import { NumberInput, TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Picker, Row, useActing, type Pickable } from '@hearth/cms/reach';
import type { OfferChoice, RunsheetItem } from '../../contract';
import { useSay } from '../sessions/words';
import { FRESH_ITEM, itemDraftOf, itemOf, type ItemDraft } from './item-draft.rules';

type Props = {
  readonly session: string;
  readonly items: readonly RunsheetItem[];
  readonly item?: RunsheetItem;
  readonly onClose: () => void;
  readonly onDone: () => void;
};
type Written = { readonly target: { readonly value: string } };

/** Writes a line of the run-of-show. */
export function ItemDialog({ session, items, item, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<ItemDraft>(() => (item ? itemDraftOf(item) : FRESH_ITEM));
  const change = (part: Partial<ItemDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const line = itemOf(draft);
  const send = async (): Promise<void> => {
    const path = `/live/sessions/${session}/runsheet`;
    const done = item
      ? await act({ method: 'put', path: `${path}/${item.id}`, body: { ...line, version: item.version } })
      : await act({ method: 'post', path, body: { ...line } });
    if (!done) return;
    onDone();
    onClose();
  };
  const action = item ? say('sessions.item.change', { title: item.title }) : say('sessions.item.add');
  const others = items.filter(({ id }) => id !== item?.id).map(({ id, title }): [string, string] => [id, title]);
  return (
    <FormDialog
      title={action}
      action={say(item ? 'sessions.item.keep' : 'sessions.item.add')}
      busy={busy}
      canSend={line !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <WordFields draft={draft} change={change} />
      <GoodsFields item={item} draft={draft} change={change} />
      <Choice
        label={say('sessions.item.fallback')}
        hint={say('sessions.item.fallback.hint')}
        value={draft.fallback ?? ''}
        options={[['', say('sessions.item.fallback.none')], ...others]}
        onChange={(fallback) => change({ fallback: fallback === '' ? null : fallback })}
      />
    </FormDialog>
  );
}

type FieldsProps = { readonly draft: ItemDraft; readonly change: (part: Partial<ItemDraft>) => void };

/** What it is called, how long it takes, who speaks. */
function WordFields({ draft, change }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Row label={say('sessions.item.title')} required>
        <TextInput
          required
          maxLength={120}
          value={draft.title}
          onChange={({ target }: Written) => change({ title: target.value })}
        />
      </Row>
      <Row label={say('sessions.item.minutes')} required>
        <NumberInput value={draft.minutes} onValueChange={(minutes?: number) => change({ minutes: minutes ?? 0 })} />
      </Row>
      <Row label={say('sessions.item.presenter')}>
        <TextInput
          maxLength={60}
          value={draft.presenter}
          onChange={({ target }: Written) => change({ presenter: target.value })}
        />
      </Row>
    </>
  );
}

type GoodsProps = FieldsProps & { readonly item: RunsheetItem | undefined };
const NO_GOODS: Partial<ItemDraft> = { offer: null, product: null, plannedUnits: null };

type Found = { readonly offers: readonly OfferChoice[] };

/** Which offer is shown, and how many are meant to be sold. A line of a rehearsal keeps what it rehearses. */
function GoodsFields({ item, draft, change }: GoodsProps) {
  const say = useSay();
  const [picked, pick] = useState<Pickable | undefined>(
    draft.offer === null ? undefined : { id: draft.offer, title: item?.title ?? '', about: '' },
  );
  const isFixed = item !== undefined && item.rehearses !== null;
  return (
    <>
      {!isFixed && (
        <Picker<Found>
          label={say('sessions.item.offer')}
          hint={say('sessions.item.offer.hint')}
          required={false}
          picked={picked}
          ask={(text) => `/live/choices/offers?search=${encodeURIComponent(text)}`}
          read={({ offers }) =>
            offers.map(({ id, title, spec, price, left }) => ({
              id,
              title: `${title} ${spec}`,
              about: say('sessions.item.offer.about', { price: (price / 100).toFixed(2), left }),
            }))
          }
          onPick={(offer) => {
            pick(offer);
            change(offer ? { offer: offer.id, plannedUnits: draft.plannedUnits ?? 1 } : NO_GOODS);
          }}
        />
      )}
      {draft.offer !== null && (
        <Row label={say('sessions.item.planned')} hint={say('sessions.item.planned.hint')}>
          <NumberInput
            value={draft.plannedUnits ?? 1}
            onValueChange={(units?: number) => change({ plannedUnits: Math.max(1, Math.round(units ?? 1)) })}
          />
        </Row>
      )}
    </>
  );
}
