import { Checkbox, Flex, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { weekdayOf, WEEKDAYS, type RepeatDraft } from './repeat-draft';
import { useRepeatWords } from './repeat-words';
import { useSay } from './words';

const FREQUENCIES = ['', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

type Props = {
  readonly repeat: RepeatDraft;
  /** The day on which it starts. */
  readonly starts: string;
  readonly onChange: (repeat: RepeatDraft) => void;
};

/** How often something repeats, with the same said in words below. */
export function RepeatFields({ repeat, starts, onChange }: Props) {
  const say = useSay();
  const { words } = useRepeatWords();
  const put = (part: Partial<RepeatDraft>): void => onChange({ ...repeat, ...part });
  const { freq } = repeat;
  const known = freq === 'own' ? ([...FREQUENCIES, 'own'] as const) : FREQUENCIES;
  return (
    <>
      <Choice
        label={say('repeat')}
        value={freq === '' ? 'never' : freq}
        options={known.map((one): [string, string] => [
          one === '' ? 'never' : one,
          say(`repeat.${one === '' ? 'never' : one}`),
        ])}
        onChange={(chosen) => put({ freq: known.find((one) => one === chosen) ?? '' })}
      />
      {freq !== '' && freq !== 'own' && <Interval repeat={repeat} onChange={onChange} />}
      {freq === 'WEEKLY' && <Days repeat={repeat} starts={starts} onChange={onChange} />}
      {freq === 'MONTHLY' && (
        <Choice
          label={say('repeat.monthBy')}
          value={repeat.monthBy}
          options={[
            ['date', say('repeat.monthBy.date')],
            ['weekday', say('repeat.monthBy.weekday')],
          ]}
          onChange={(chosen) => put({ monthBy: chosen === 'weekday' ? 'weekday' : 'date' })}
        />
      )}
      {freq !== '' && freq !== 'own' && <Until repeat={repeat} onChange={onChange} />}
      {freq !== '' && (
        <Typography role="status" textColor="neutral600">
          {words(repeat, starts)}
        </Typography>
      )}
    </>
  );
}

/** The days of a week; none chosen means the one on which it starts. */
function Days({ repeat, starts, onChange }: Props) {
  const say = useSay();
  const { day } = useRepeatWords();
  const own = starts ? [weekdayOf(starts).weekday] : [];
  const chosen = repeat.days.length > 0 ? repeat.days : own;
  return (
    <Row label={say('repeat.days')}>
      <Flex gap={4} wrap="wrap">
        {WEEKDAYS.map((one) => (
          <Checkbox
            key={one}
            checked={chosen.includes(one)}
            onCheckedChange={(checked) =>
              onChange({
                ...repeat,
                days: checked === true ? [...chosen, one] : chosen.filter((other) => other !== one),
              })
            }
          >
            {day(one)}
          </Checkbox>
        ))}
      </Flex>
    </Row>
  );
}

type PartProps = Pick<Props, 'repeat' | 'onChange'>;

function Interval({ repeat, onChange }: PartProps) {
  const say = useSay();
  const put = (interval: number | undefined): void =>
    onChange({ ...repeat, interval: Math.min(99, Math.max(1, Math.round(interval ?? 1))) });
  return (
    <Row label={say('repeat.interval')}>
      <NumberInput value={repeat.interval} onValueChange={put} />
    </Row>
  );
}

function Until({ repeat, onChange }: PartProps) {
  const say = useSay();
  return (
    <Row label={say('repeat.until')} hint={say('repeat.until.hint')}>
      <TextInput
        type="date"
        value={repeat.until}
        onChange={({ target }: { readonly target: { readonly value: string } }) =>
          onChange({ ...repeat, until: target.value })
        }
      />
    </Row>
  );
}
