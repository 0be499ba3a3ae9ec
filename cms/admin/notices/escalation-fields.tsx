import { Box, Checkbox, Flex, NumberInput } from '@strapi/design-system';
import type { NoticeRuleBody } from '../../contract';
import type { Option } from '../reach/choice';
import { Row } from '../reach/dialog';
import { Several } from '../reach/several';
import { audienceOf, keyOf } from './audience';
import { useSay } from './words';

type Escalation = NonNullable<NoticeRuleBody['escalation']>;

const USUAL: Escalation = { afterMinutes: 10, chain: [{ role: 'desk-head' }, { role: 'chief-editor' }] };
const MOST_STEPS = 5;

type Props = {
  readonly escalation: Escalation | null;
  readonly audiences: readonly Option[];
  readonly onChange: (escalation: Escalation | null) => void;
};

/** Who hears an urgent notice next when nobody reads it, in the order in which they are chosen. */
export function EscalationFields({ escalation, audiences, onChange }: Props) {
  const say = useSay();
  return (
    <Box>
      <Checkbox checked={escalation !== null} onCheckedChange={(on) => onChange(on === true ? USUAL : null)}>
        {say('escalate')}
      </Checkbox>
      {escalation ? <Steps escalation={escalation} audiences={audiences} onChange={onChange} /> : null}
    </Box>
  );
}

type StepsProps = Omit<Props, 'escalation'> & { readonly escalation: Escalation };

function Steps({ escalation, audiences, onChange }: StepsProps) {
  const say = useSay();
  const names = new Map(audiences);
  const keys = escalation.chain.map(keyOf);
  const setChain = (chosen: readonly string[]): void => {
    const chain = chosen.flatMap((key) => audienceOf(key) ?? []).slice(0, MOST_STEPS);
    if (chain.length > 0) onChange({ ...escalation, chain });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={3}>
      <Several
        label={say('chain')}
        hint={keys.map((key) => names.get(key) ?? key).join(' → ')}
        value={keys}
        options={audiences}
        onChange={(chosen) => setChain([...chosen])}
      />
      <Box maxWidth="24rem">
        <Row label={say('afterMinutes')}>
          <NumberInput
            value={escalation.afterMinutes}
            onValueChange={(minutes) => {
              if (minutes && minutes >= 1) onChange({ ...escalation, afterMinutes: Math.round(minutes) });
            }}
          />
        </Row>
      </Box>
    </Flex>
  );
}
