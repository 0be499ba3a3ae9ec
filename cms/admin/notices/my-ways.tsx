import { Box, Checkbox, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { ringingLanes } from '../../contract';
import { Row } from '../reach/dialog';
import type { Draft, Preference } from './use-preference';
import { useSay } from './words';

type Props = {
  readonly kept: Preference;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
};

/** The lanes that may ring for one; those the host has no way for say so. */
export function WaysField({ kept, draft, onChange }: Props) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      {ringingLanes.map((lane) => {
        const isOpen = kept.open.includes(lane);
        const isOn = draft.lanes.includes(lane);
        return (
          <Checkbox
            key={lane}
            checked={isOpen && isOn}
            disabled={!isOpen}
            onCheckedChange={() =>
              onChange({ lanes: ringingLanes.filter((one) => (one === lane) !== draft.lanes.includes(one)) })
            }
          >
            {isOpen ? say(`lane.${lane}`) : say('lane.closed', { lane: say(`lane.${lane}`) })}
          </Checkbox>
        );
      })}
    </Flex>
  );
}

/** The number for short messages. What is kept is never shown whole; a new one takes its place, or it is forgotten. */
export function PhoneField({ kept, draft, onChange }: Props) {
  const say = useSay();
  return (
    <Box maxWidth="36rem">
      <Row label={say('phone')} hint={say('phone.hint')}>
        <TextInput
          type="tel"
          autoComplete="tel"
          placeholder={kept.phone ?? ''}
          value={draft.phone ?? ''}
          onChange={(event: { target: { value: string } }) => onChange({ phone: event.target.value })}
        />
      </Row>
      {kept.phone === null ? null : (
        <Flex gap={3} paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {draft.phone === null ? say('phone.going') : say('phone.kept', { phone: kept.phone })}
          </Typography>
          <TextButton onClick={() => onChange({ phone: draft.phone === null ? '' : null })}>
            {say(draft.phone === null ? 'phone.keep' : 'phone.forget')}
          </TextButton>
        </Flex>
      )}
    </Box>
  );
}
