import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Picker, Row, useActing, type Pickable } from '@hearth/cms/reach';
import type { Supplier, Visit } from '../../../contract';
import { useSay, type Typed } from '../words';
import { ChecklistFields } from './checklist-fields';
import { PhotoFields } from './photo-fields';
import { usePhotoSending, type Sending } from './use-photo-sending';
import { emptyVisit, missingOf, visitOf, type VisitDraft } from './visit-draft.rules';
import { WhereFields } from './where-fields';

type Props = { readonly onClose: () => void; readonly onDone: () => void };

const RESULTS: readonly Visit['result'][] = ['good', 'mend', 'bad', 'refused'];

/** Writes a visit down, once and for good. */
export function VisitDialog({ onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(() => emptyVisit(new Date()));
  const fill = (change: Partial<VisitDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const visit = visitOf(draft);
  const photos = usePhotoSending();
  const send = async (): Promise<void> => {
    if (!visit || !(await photos.send(visit.supplier, draft.photos))) return;
    if (!(await act({ method: 'post', path: '/vetting/visits', body: { ...visit } }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('visits.write')}
      action={say('visits.write.do')}
      busy={busy || photos.sending !== undefined}
      canSend={visit !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('visits.write.about')}</Typography>
      <SupplierField onPick={(supplier) => fill({ supplier })} />
      <WhereFields draft={draft} onChange={fill} />
      <Choice
        label={say('visits.column.result')}
        value={draft.result}
        options={RESULTS.map((one) => [one, say(`visits.result.${one}`)] as const)}
        onChange={(chosen) => fill({ result: RESULTS.find((one) => one === chosen) ?? 'good' })}
      />
      {draft.result === 'refused' ? (
        <Typography textColor="neutral600">{say('visits.refused.about')}</Typography>
      ) : (
        <>
          <ChecklistFields draft={draft} onChange={fill} />
          <PhotoFields photos={draft.photos} onChange={(photos) => fill({ photos })} />
        </>
      )}
      <Row label={say('visits.column.findings')} required>
        <Textarea
          maxLength={4_000}
          value={draft.findings}
          onChange={({ target }: Typed) => fill({ findings: target.value })}
        />
      </Row>
      {photos.sending ? <OnItsWay sending={photos.sending} /> : <Missing draft={draft} />}
    </FormDialog>
  );
}

function SupplierField({ onPick }: { readonly onPick: (supplier: string | undefined) => void }) {
  const say = useSay();
  const [picked, pick] = useState<Pickable | undefined>();
  return (
    <Picker<{ suppliers: Supplier[] }>
      label={say('visits.column.supplier')}
      picked={picked}
      ask={(text) => `/vetting/suppliers?limit=20${text === '' ? '' : `&text=${encodeURIComponent(text)}`}`}
      read={({ suppliers }) => suppliers.map(({ id, name, place }) => ({ id, title: name, about: place }))}
      onPick={(one) => {
        pick(one);
        onPick(one?.id);
      }}
    />
  );
}

function OnItsWay({ sending: { at, of } }: { readonly sending: Sending }) {
  const say = useSay();
  return (
    <Typography variant="pi" textColor="neutral600" role="status">
      {say('visits.photo.sending', { at, of })}
    </Typography>
  );
}

/** A button that can't be pressed says why. */
function Missing({ draft }: { readonly draft: VisitDraft }) {
  const say = useSay();
  const missing = missingOf(draft);
  if (missing.length === 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600" role="status">
      {say('list.missing', { what: missing.map((one) => say(`visits.missing.${one}`)).join(say('list.comma')) })}
    </Typography>
  );
}
