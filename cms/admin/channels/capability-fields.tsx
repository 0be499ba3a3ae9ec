import { Checkbox, Flex } from '@strapi/design-system';
import { channelCapabilities } from '../../contract';
import { Row } from '../reach/dialog';
import type { FieldProps } from './account-form';
import { useSay } from './words';

/** What the account can do: corrections and takedowns choose their way by it. */
export function CapabilityFields({ draft, change }: FieldProps) {
  const say = useSay();
  const toggle = (one: (typeof channelCapabilities)[number], on: boolean): void => {
    const rest = draft.capabilities.filter((held) => held !== one);
    change({ capabilities: on ? [...rest, one] : rest });
  };
  return (
    <Row label={say('capabilities')}>
      <Flex gap={4} wrap="wrap">
        {channelCapabilities.map((one) => (
          <Checkbox
            key={one}
            checked={draft.capabilities.includes(one)}
            onCheckedChange={(on: boolean | 'indeterminate') => toggle(one, on === true)}
          >
            {say(`capability.${one}`)}
          </Checkbox>
        ))}
      </Flex>
    </Row>
  );
}
