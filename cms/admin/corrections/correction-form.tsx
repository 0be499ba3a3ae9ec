import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { ContentLocale, WholeCorrection } from '../../contract';
import { blameClasses } from '../../contract/correction-types';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import type { Pickable } from '../reach/picker';
import { ManuscriptPicker } from '../reach/pickers';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

type Props = {
  readonly document: string;
  readonly locale: ContentLocale;
  readonly onDone: (made: WholeCorrection | undefined) => void;
};
type Typed = { readonly target: { readonly value: string } };

const FIELDS = ['number', 'oldFact', 'newFact', 'reason', 'publicNote'] as const;
type Draft = Record<(typeof FIELDS)[number] | 'documentId' | 'blame', string>;

/** Writes a correction: whoever may open it opens it, everybody else proposes it. */
export function CorrectionForm({ document, locale, onDone }: Props) {
  const say = useSay();
  const mayOpen = useMay('plugin::cms.corrections.open');
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<Draft>({
    ...{ documentId: document, number: '', oldFact: '', newFact: '', reason: '', publicNote: '', blame: 'reporter' },
  });
  const send = async (): Promise<void> => {
    const path = mayOpen ? '/cms/corrections' : '/cms/corrections/proposals';
    const made = await act<WholeCorrection>({ method: 'post', path, body: { ...draft, locale } });
    if (made) onDone(made.value);
  };
  const [picked, pick] = useState<Pickable>();
  return (
    <FormDialog
      title={say(mayOpen ? 'new' : 'propose')}
      action={say(mayOpen ? 'do.open' : 'propose')}
      busy={busy}
      canSend={draft.documentId !== ''}
      onClose={() => onDone(undefined)}
      onSubmit={() => void send()}
    >
      {document === '' ? (
        <ManuscriptPicker
          label={say('field.documentId')}
          picked={picked}
          onPick={(chosen) => {
            pick(chosen);
            setDraft({ ...draft, documentId: chosen?.id ?? '' });
          }}
        />
      ) : null}
      {FIELDS.map((field) => (
        <Field
          key={field}
          field={field}
          value={draft[field]}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
      <Choice
        label={say('field.blame')}
        value={draft.blame}
        options={blameClasses.map((one) => [one, say(`blame.${one}`)] as const)}
        onChange={(blame) => setDraft({ ...draft, blame })}
      />
    </FormDialog>
  );
}

type FieldProps = {
  readonly field: (typeof FIELDS)[number];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Field({ field, value, onChange }: FieldProps) {
  const say = useSay();
  const typed = ({ target }: Typed): void => onChange(target.value);
  const isLong = field === 'oldFact' || field === 'newFact' || field === 'reason';
  const isRequired = field !== 'publicNote';
  return (
    <Row
      label={say(`field.${field}`)}
      required={isRequired}
      {...(field === 'oldFact' || field === 'publicNote' ? { hint: say(`field.${field}.hint`) } : {})}
    >
      {isLong ? (
        <Textarea required={isRequired} maxLength={300} value={value} onChange={typed} />
      ) : (
        <TextInput required={isRequired} maxLength={200} value={value} onChange={typed} />
      )}
    </Row>
  );
}
