import { Box, Checkbox, Flex, TextInput } from '@strapi/design-system';
import type { QuietHours } from '../../contract';
import { Row } from '../reach/dialog';
import { clockOf, minutesOf } from './minutes';
import { useSay } from './words';

const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 };

type Props = { readonly quiet: QuietHours | null; readonly onChange: (quiet: QuietHours | null) => void };

/** Quiet hours: on or off, and from when to when. */
export function QuietFields({ quiet, onChange }: Props) {
  const say = useSay();
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
        <Flex gap={4} paddingTop={3}>
          {(['from', 'to'] as const).map((end) => (
            <Box key={end} width="14rem">
              <Row label={say(`quiet.${end}`)}>
                <TextInput
                  type="time"
                  value={clockOf(quiet[end])}
                  onChange={(event: { target: { value: string } }) => change(end, event.target.value)}
                />
              </Row>
            </Box>
          ))}
        </Flex>
      ) : null}
    </Box>
  );
}
