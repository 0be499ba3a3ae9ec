import type { Embargo } from '../../contract';
import { Choice, type Option } from '../reach/choice';
import { MomentField } from '../topics/moment-field';
import { useSay } from './words';

const KINDS = ['none', 'until', 'manual', 'until-aired', 'until-live'] as const;

type Props = {
  readonly value: Embargo;
  readonly onChange: (value: Embargo) => void;
  /** The accounts that this one may wait for. */
  readonly others: readonly Option[];
};

/** What holds a story back on an account: nothing, a moment, a person, its broadcast, or its post elsewhere. */
export function EmbargoFields({ value, onChange, others }: Props) {
  const say = useSay();
  const kinds = others.length > 0 ? KINDS : KINDS.filter((kind) => kind !== 'until-live');
  const choose = (chosen: string): void => {
    const kind = KINDS.find((one) => one === chosen) ?? 'none';
    const [first] = others;
    if (kind === 'until') onChange({ kind, at: new Date(Date.now() + 3_600_000).toISOString() });
    else if (kind === 'until-live') onChange(first ? { kind, channel: first[0] } : { kind: 'none' });
    else onChange({ kind });
  };
  return (
    <>
      <Choice
        label={say('embargo')}
        value={value.kind}
        options={kinds.map((kind) => [kind, say(`embargo.${kind}`)])}
        onChange={choose}
        hint={say(`embargo.hint.${value.kind}`)}
      />
      {value.kind === 'until' && (
        <MomentField
          label={say('embargo.at')}
          value={value.at}
          required
          onChange={(at) => at && onChange({ kind: 'until', at })}
        />
      )}
      {value.kind === 'until-live' && (
        <Choice
          label={say('embargo.channel')}
          value={value.channel}
          options={others}
          onChange={(channel) => onChange({ kind: 'until-live', channel })}
        />
      )}
    </>
  );
}
