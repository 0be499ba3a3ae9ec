import { useState } from 'react';
import { Textarea, TextInput } from '@strapi/design-system';
import type { ContentLocale, WholeCorrection } from '../../contract';
import { blameClasses } from '../../contract/correction-types';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useSay } from './words';

type Props = {
  readonly document: string;
  readonly locale: ContentLocale;
  readonly onDone: (made: WholeCorrection | undefined) => void;
};
type Typed = { readonly target: { readonly value: string } };

const FIELDS = ['documentId', 'number', 'oldFact', 'newFact', 'reason', 'publicNote'] as const;
type Draft = Record<(typeof FIELDS)[number] | 'blame', string>;

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
  const shown = document === '' ? FIELDS : FIELDS.filter((field) => field !== 'documentId');
  return (
    <FormDialog
      title={say(mayOpen ? 'new' : 'propose')}
      action={say(mayOpen ? 'do.open' : 'propose')}
      busy={busy}
      onClose={() => onDone(undefined)}
      onSubmit={() => void send()}
    >
      {shown.map((field) => (
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
