import { Textarea } from '@strapi/design-system';
import type { Station, SwitchMode } from '../../contract';
import { switchModes } from '../../contract/switch-types';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import type { Pickable } from '../reach/picker';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { NamedField } from './named-field';
import { useSay } from './words';

/** A switch while somebody writes it. */
export type SwitchDraft = {
  readonly mode: SwitchMode;
  readonly station: string;
  readonly column: string;
  readonly named: readonly Pickable[];
  readonly reason: string;
  readonly minutes: string;
};

type Typed = { readonly target: { readonly value: string } };
type Columns = { readonly columns: readonly { id: string; name: { 'zh-Hans': string; en: string } | string }[] };
type Props = {
  readonly draft: SwitchDraft;
  readonly stations: readonly Station[];
  readonly onChange: (part: Partial<SwitchDraft>) => void;
};

const ENDS = ['0', '30', '60', '180', '1440'] as const;

/** What, for whom and with which exceptions. */
export function ScopeFields({ draft, stations, onChange }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { mode, station, named } = draft;
  return (
    <>
      <Choice
        label={say('field.mode')}
        hint={say(`mode.${mode}.about`)}
        value={mode}
        options={switchModes.map((one) => [one, say(`mode.${one}`)] as const)}
        onChange={(chosen) => onChange({ mode: switchModes.find((one) => one === chosen) ?? mode })}
      />
      {stations.length > 1 ? (
        <Choice
          label={say('field.station')}
          value={station}
          options={stations.map(({ slug, name }) => [slug, spoken(name)] as const)}
          onChange={(chosen) => onChange({ station: chosen })}
        />
      ) : null}
      {mode === 'hold' ? <ColumnField draft={draft} onChange={onChange} /> : null}
      {mode === 'mourning' ? null : (
        <NamedField named={named} required={mode === 'breaking'} onChange={(chosen) => onChange({ named: chosen })} />
      )}
    </>
  );
}

function ColumnField({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const say = useSay();
  const spoken = useSpoken();
  const columns = useReading<Columns>('/cms/topics/desk').value?.columns ?? [];
  return (
    <Choice
      label={say('field.column')}
      value={draft.column}
      options={columns.map(({ id, name }) => [id, typeof name === 'string' ? name : spoken(name)] as const)}
      onChange={(column) => onChange({ column })}
    />
  );
}

/** Why, and until when. */
export function ReasonFields({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const say = useSay();
  return (
    <>
      <Row label={say('field.reason')} required>
        <Textarea
          required
          maxLength={300}
          value={draft.reason}
          onChange={({ target }: Typed) => onChange({ reason: target.value })}
        />
      </Row>
      <Choice
        label={say('field.ends')}
        value={draft.minutes}
        options={ENDS.map((one) => [one, say(`ends.${one}`)] as const)}
        onChange={(minutes) => onChange({ minutes })}
      />
    </>
  );
}
