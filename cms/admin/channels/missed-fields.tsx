import { NumberInput } from '@strapi/design-system';
import type { MissedPolicy } from '../../contract';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useSay } from './words';

const KINDS = ['send', 'send-if-late-less', 'ask'] as const;

type Props = { readonly value: MissedPolicy; readonly onChange: (value: MissedPolicy) => void };

/** What happens when nobody was there at the time: it goes out all the same, unless it is too late, or somebody is asked. */
export function MissedFields({ value, onChange }: Props) {
  const say = useSay();
  const choose = (chosen: string): void => {
    const kind = KINDS.find((one) => one === chosen) ?? 'send';
    onChange(kind === 'send-if-late-less' ? { kind, minutes: 30 } : { kind });
  };
  return (
    <>
      <Choice
        label={say('missed')}
        value={value.kind}
        options={KINDS.map((kind) => [kind, say(`missed.${kind}`)])}
        onChange={choose}
      />
      {value.kind === 'send-if-late-less' && (
        <Row label={say('missed.minutes')} required>
          <NumberInput
            value={value.minutes}
            onValueChange={(minutes: number | undefined) =>
              onChange({ kind: 'send-if-late-less', minutes: Math.min(10_080, Math.max(1, Math.round(minutes ?? 1))) })
            }
          />
        </Row>
      )}
    </>
  );
}
