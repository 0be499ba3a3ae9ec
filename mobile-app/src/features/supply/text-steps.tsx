import type { Refusal } from '@/data/result';
import { useStore } from '@/data/store';
import { changePart, supply } from '@/data/supply';
import { isPerson, type Kind, type PartName } from '@/data/supply.rules';
import { Choice } from '@/ui/choice';
import { Field, type FieldProps } from '@/ui/field';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { useSupplyWords, type SupplyWord } from './supply-words';

const KINDS: readonly Kind[] = ['individual', 'family-farm', 'cooperative', 'enterprise'];

interface TypedProps {
  readonly part: PartName;
  readonly name: string;
  readonly label: SupplyWord;
  readonly hint?: SupplyWord;
  /** What the host has and covers. */
  readonly kept?: string | null | undefined;
  readonly kind?: FieldProps['kind'];
  readonly most?: number;
}

/** One field of a part: what the host does not take is said right at it. */
export function Typed({ part, name, label, hint, kept, kind = 'text', most = 120 }: TypedProps) {
  const { t } = useSupplyWords();
  const { form, refusals } = useStore(supply);
  const value = form.parts[part].fields[name] ?? '';
  const said = value === '' && kept ? t('field.kept', { value: kept }) : hint && t(hint);
  const props = { label: t(label), value, kind, most, hint: said, error: wrongIn(refusals[part], name) };
  return <Field {...props} onChange={(text) => changePart(part, { [name]: text })} />;
}

const wrongIn = (refusal: Refusal | undefined, name: string): string | null =>
  refusal?.fields.find(({ path }) => path.endsWith(`fields.${name}`))?.message ?? null;

/** What the host said of a part that is no matter of one field. */
export function PartRefusal({ part }: { readonly part: PartName }) {
  const { t } = useSupplyWords();
  const refusal = useStore(supply).refusals[part];
  if (!refusal || refusal.fields.length > 0) return null;
  const line = refusalLine(refusal);
  return <Text tone="stop">{'said' in line ? line.said : t(line.word, line.params)}</Text>;
}

export function WhoStep() {
  const { t } = useSupplyWords();
  const { form, remote } = useStore(supply);
  // Of the four below; another that an earlier version kept shows none chosen.
  const kind = form.parts.who.fields['kind'] as Kind;
  const kept = remote?.parts.who?.fields;
  return (
    <>
      <Choice
        label={t('supply.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => changePart('who', { kind: value })}
      />
      <Typed part="who" name="name" label="field.name" />
      {kind === 'individual' ? null : (
        <Typed part="who" name="uscc" label="field.uscc" hint="field.uscc.hint" most={24} />
      )}
      {isPerson(kind) ? (
        <Typed
          {...{ part: 'who', name: 'idNumber', label: 'field.idNumber', hint: 'field.idNumber.hint' }}
          kept={kept?.idNumber}
          most={22}
        />
      ) : null}
      <PartRefusal part="who" />
    </>
  );
}

export function ContactStep() {
  return (
    <>
      <Typed part="contact" name="person" label="field.person" most={40} />
      <Typed part="contact" name="phone" label="field.phone" kind="phone" />
      <PartRefusal part="contact" />
    </>
  );
}

export function BankStep() {
  const kept = useStore(supply).remote?.parts.bank?.fields.account;
  return (
    <>
      <Typed part="bank" name="holder" label="field.holder" most={80} />
      <Typed part="bank" name="bank" label="field.bank" most={80} />
      <Typed part="bank" name="account" label="field.account" hint="field.account.hint" kept={kept} most={40} />
      <PartRefusal part="bank" />
    </>
  );
}
