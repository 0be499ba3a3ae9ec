import { useState } from 'react';
import { NumberInput, TextInput, Toggle } from '@strapi/design-system';
import type { Channel, ColumnTarget, TargetTiming } from '../../contract';
import { Choice } from '../reach/choice';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { EmbargoFields } from './embargo-fields';
import { MissedFields } from './missed-fields';
import { useSay } from './words';

type Props = {
  readonly place: { readonly station: string; readonly column: string; readonly name: string };
  readonly channel: Channel;
  readonly channels: readonly Channel[];
  readonly list: { readonly version: number; readonly targets: readonly ColumnTarget[] };
  readonly onDone: (changed: boolean) => void;
};

const AT_ONCE = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } } as const;

/** One column on one account: whether, when, what holds it back, and what happens when the time was missed. */
export function TargetDialog({ place, channel, channels, list, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const known = list.targets.find((one) => one.channel === channel.id);
  const [isOn, setOn] = useState(true);
  const [draft, setDraft] = useState<ColumnTarget>(known ?? { channel: channel.id, ...AT_ONCE });
  const rest = list.targets.filter((one) => one.channel !== channel.id);
  const others = channels
    .filter(({ id }) => rest.some((one) => one.channel === id))
    .map(({ id, name }) => [id, name] as const);
  const save = async (): Promise<void> => {
    const { station, column } = place;
    const body = { station, column, version: list.version, targets: isOn ? [...rest, draft] : rest };
    if (await act({ method: 'put', path: '/cms/channels/targets', body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('cell', { column: place.name, channel: channel.name })}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void save()}
    >
      <Row label={say('target.on')}>
        <Toggle
          onLabel={say('target.yes')}
          offLabel={say('target.no')}
          checked={isOn}
          onChange={({ target }: { target: { checked: boolean } }) => setOn(target.checked)}
        />
      </Row>
      {isOn && (
        <>
          <TimingFields value={draft.timing} onChange={(timing) => setDraft({ ...draft, timing })} />
          <EmbargoFields
            value={draft.embargo}
            others={others}
            onChange={(embargo) => setDraft({ ...draft, embargo })}
          />
          <MissedFields value={draft.missed} onChange={(missed) => setDraft({ ...draft, missed })} />
        </>
      )}
    </FormDialog>
  );
}

const KINDS = ['at-once', 'after', 'clock'] as const;

type TimingProps = { readonly value: TargetTiming; readonly onChange: (value: TargetTiming) => void };

function TimingFields({ value, onChange }: TimingProps) {
  const say = useSay();
  const choose = (chosen: string): void => {
    const kind = KINDS.find((one) => one === chosen) ?? 'at-once';
    if (kind === 'after') onChange({ kind, minutes: 30 });
    else if (kind === 'clock') onChange({ kind, at: '18:00' });
    else onChange({ kind });
  };
  return (
    <>
      <Choice
        label={say('timing')}
        value={value.kind}
        options={KINDS.map((kind) => [kind, say(`timing.${kind}`)])}
        onChange={choose}
      />
      {value.kind === 'after' && (
        <Row label={say('timing.minutes')} required>
          <NumberInput
            value={value.minutes}
            onValueChange={(minutes: number | undefined) =>
              onChange({ kind: 'after', minutes: Math.min(10_080, Math.max(1, Math.round(minutes ?? 1))) })
            }
          />
        </Row>
      )}
      {value.kind === 'clock' && (
        <Row label={say('timing.at')} required>
          <TextInput
            type="time"
            required
            value={value.at}
            onChange={({ target }: { target: { value: string } }) => {
              if (target.value) onChange({ kind: 'clock', at: target.value.slice(0, 5) });
            }}
          />
        </Row>
      )}
    </>
  );
}
