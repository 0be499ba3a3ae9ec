import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import { supplierKinds, type Supplier, type SupplierKind } from '../../contract';
import { useSay } from '../words';
import { EMPTY, partsOfDraft, type FileDraft } from './file-draft.rules';
import { RegionField } from './region-field';
import { useOwnStation } from './use-own-station';

type Props = { readonly supplier?: Supplier; readonly onClose: () => void; readonly onDone: () => void };

const WORDS = ['name', 'uscc', 'idNumber'] as const;
const AFTER = ['address', 'person', 'phone', 'holder', 'bank', 'account'] as const;

/** The form of the desk: writes a supplier down, or what has changed of one. What is left empty there stays as it is. */
export function FileDialog({ supplier, onClose, onDone }: Props) {
  const say = useSay();
  const [draft, setDraft] = useState<FileDraft>(EMPTY);
  const { busy, isReady, send } = useFiling(draft, supplier);
  const title = say(supplier ? 'supplier.do.amend' : 'supplier.file');
  const submit = async (): Promise<void> => {
    if (!(await send())) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={title}
      action={title}
      busy={busy}
      canSend={isReady}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Typography>{say(supplier ? 'supplier.about.amend' : 'supplier.about.file')}</Typography>
      <Choice
        label={say('supplier.field.kind')}
        value={draft.kind}
        options={supplierKinds.map((kind) => [kind, say(`supplier.kind.${kind}`)] as const)}
        // Of the four that are offered.
        onChange={(kind) => setDraft({ ...draft, kind: kind as SupplierKind })}
      />
      <Words names={WORDS} draft={draft} onChange={setDraft} />
      <RegionField value={draft.region} onChange={(region) => setDraft({ ...draft, region })} />
      <Words names={AFTER} draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}

/** Sends the form; a new supplier wants more of it than a change does. */
function useFiling(draft: FileDraft, supplier: Supplier | undefined) {
  const station = useOwnStation();
  const { busy, act } = useActing();
  const parts = partsOfDraft(draft);
  const isWhole = 'who' in parts && 'where' in parts && 'contact' in parts;
  const isReady = supplier ? Object.keys(parts).length > 0 : isWhole && station !== undefined;
  const send = () =>
    supplier
      ? act({ method: 'put', path: `/vetting/suppliers/${supplier.id}`, body: { ...parts, version: supplier.version } })
      : act({ method: 'post', path: '/vetting/suppliers', body: { bank: null, ...parts, station } });
  return { busy, isReady, send };
}

type WordsProps = {
  readonly names: readonly ((typeof WORDS)[number] | (typeof AFTER)[number])[];
  readonly draft: FileDraft;
  readonly onChange: (draft: FileDraft) => void;
};

function Words({ names, draft, onChange }: WordsProps) {
  const say = useSay();
  return names.map((name) => (
    <Row key={name} label={say(`supplier.field.${name}`)}>
      <TextInput
        autoComplete="off"
        maxLength={200}
        value={draft[name]}
        onChange={({ target }: { target: { value: string } }) => onChange({ ...draft, [name]: target.value })}
      />
    </Row>
  ));
}
