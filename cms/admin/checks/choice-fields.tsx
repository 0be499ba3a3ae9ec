import { Box, Flex, TextInput, Toggle, Typography } from '@strapi/design-system';
import type { CheckSeverity } from '../../contract';
import { checkSeverities } from '../../contract/check-types';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useSay } from './words';

/** What a station makes of a rule, while it is decided. */
export type ChoiceDraft = { readonly active: boolean; readonly severity: CheckSeverity; readonly reason: string };

type Props = { readonly draft: ChoiceDraft; readonly onChange: (draft: ChoiceDraft) => void };

/** On or off, how grave, and why. */
export function ChoiceFields({ draft, onChange }: Props) {
  const say = useSay();
  const severities = checkSeverities.map((one) => [one, say(`severity.${one}`)] as const);
  return (
    <Box borderColor="neutral200" style={{ borderWidth: '1px 0 0', borderStyle: 'solid' }} paddingTop={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h3">
          {say('choice.title')}
        </Typography>
        <Row label={say('choice.state')}>
          <Toggle
            onLabel={say('state.on')}
            offLabel={say('state.off')}
            checked={draft.active}
            onChange={({ target }: { target: { checked: boolean } }) => onChange({ ...draft, active: target.checked })}
          />
        </Row>
        <Choice
          label={say('choice.severity')}
          value={draft.severity}
          options={severities}
          onChange={(chosen) =>
            onChange({ ...draft, severity: checkSeverities.find((one) => one === chosen) ?? draft.severity })
          }
        />
        <Row label={say('choice.reason')} required>
          <TextInput
            required
            minLength={2}
            maxLength={300}
            value={draft.reason}
            onChange={({ target }: { target: { value: string } }) => onChange({ ...draft, reason: target.value })}
          />
        </Row>
      </Flex>
    </Box>
  );
}
