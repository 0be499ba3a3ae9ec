import { Box, Checkbox, Field, Flex, TextInput } from '@strapi/design-system';
import type { QuietHours } from '../../contract';
import type { Say } from './words';

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function minutesOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

type Props = {
  readonly say: Say;
  readonly quiet: QuietHours | null;
  readonly onChange: (quiet: QuietHours | null) => void;
};

/** Quiet hours: on or off, and from when to when. */
export function QuietFields({ say, quiet, onChange }: Props) {
  const change = (end: 'from' | 'to', text: string): void => {
    const minutes = minutesOf(text);
    if (quiet && minutes !== undefined) onChange({ ...quiet, [end]: minutes });
  };
  return (
    <Box>
      <Checkbox checked={quiet !== null} onCheckedChange={(on) => onChange(on === true ? NIGHT : null)}>
        {say('quiet')}
      </Checkbox>
      {quiet ? (
        <Flex gap={4} paddingTop={3} wrap="wrap">
          {(['from', 'to'] as const).map((end) => (
            <Field.Root key={end} name={end}>
              <Field.Label>{say(end)}</Field.Label>
              <TextInput type="time" value={clock(quiet[end])} onChange={(event) => change(end, event.target.value)} />
            </Field.Root>
          ))}
        </Flex>
      ) : null}
    </Box>
  );
}
