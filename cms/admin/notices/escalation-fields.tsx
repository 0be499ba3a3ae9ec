import { Box, Checkbox, Field, Flex, MultiSelect, MultiSelectOption, NumberInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { roles, roleSlugs, type NoticeRuleBody } from '../../contract';
import { spoken, type Say } from './words';

type Escalation = NonNullable<NoticeRuleBody['escalation']>;

const USUAL: Escalation = { afterMinutes: 10, chain: [{ role: 'desk-head' }, { role: 'chief-editor' }] };

type Props = {
  readonly say: Say;
  readonly escalation: Escalation | null;
  readonly onChange: (escalation: Escalation | null) => void;
};

/** Who hears an urgent notice next when nobody reads it, in the order in which they are chosen. */
export function EscalationFields({ say, escalation, onChange }: Props) {
  const language = spoken(useIntl().locale);
  const chosen = (escalation?.chain ?? []).flatMap((step) => ('role' in step ? [step.role] : []));
  const setChain = (slugs: readonly string[]): void => {
    const chain = slugs.flatMap((slug) => roleSlugs.filter((role) => role === slug)).map((role) => ({ role }));
    if (escalation && chain.length > 0) onChange({ ...escalation, chain });
  };
  return (
    <Box>
      <Checkbox checked={escalation !== null} onCheckedChange={(on) => onChange(on === true ? USUAL : null)}>
        {say('escalation')}
      </Checkbox>
      {escalation ? (
        <Flex gap={4} paddingTop={3} wrap="wrap" alignItems="flex-end">
          <Field.Root name="afterMinutes">
            <Field.Label>{say('afterMinutes')}</Field.Label>
            <NumberInput
              value={escalation.afterMinutes}
              onValueChange={(minutes) => {
                if (minutes && minutes >= 1) onChange({ ...escalation, afterMinutes: Math.round(minutes) });
              }}
            />
          </Field.Root>
          <Field.Root name="chain">
            <Field.Label>{say('chain')}</Field.Label>
            <MultiSelect value={chosen} withTags onChange={setChain}>
              {roleSlugs.map((role) => (
                <MultiSelectOption key={role} value={role}>
                  {roles[role].name[language]}
                </MultiSelectOption>
              ))}
            </MultiSelect>
          </Field.Root>
        </Flex>
      ) : null}
    </Box>
  );
}
