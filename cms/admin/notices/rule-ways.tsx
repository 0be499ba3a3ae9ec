import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { ringingLanes, urgencies, type NoticeRuleBody, type NoticeWebhook } from '../../contract';
import { Choice } from '../reach/choice';
import { useSay } from './words';

type Props = {
  readonly rule: NoticeRuleBody;
  readonly robots: readonly NoticeWebhook[];
  readonly onChange: (part: Partial<NoticeRuleBody>) => void;
};

const toggled = <One extends string>(chosen: readonly One[], one: One): One[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];

/** By which ways a rule tells besides the list, and from which urgency on. */
export function RuleWays({ rule, robots, onChange }: Props) {
  const say = useSay();
  const own = robots.filter(({ station }) => station === rule.station);
  return (
    <>
      <Flex tag="fieldset" direction="column" alignItems="flex-start" gap={2} style={{ border: 0, padding: 0 }}>
        <Typography tag="legend" variant="pi" fontWeight="bold" paddingBottom={1}>
          {say('ways')}
        </Typography>
        {ringingLanes.map((lane) => (
          <Checkbox
            key={lane}
            checked={rule.lanes.includes(lane)}
            onCheckedChange={() => onChange({ lanes: toggled(rule.lanes, lane) })}
          >
            {say(`lane.${lane}`)}
          </Checkbox>
        ))}
        {own.map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={rule.webhooks.includes(id)}
            onCheckedChange={() => onChange({ webhooks: toggled(rule.webhooks, id) })}
          >
            {say('ways.robot', { name })}
          </Checkbox>
        ))}
      </Flex>
      <Choice
        label={say('column.minUrgency')}
        hint={say('least.hint')}
        value={rule.minUrgency}
        options={urgencies.map((urgency) => [urgency, say(`least.${urgency}`)])}
        onChange={(value) => onChange({ minUrgency: urgencies.find((one) => one === value) ?? 'normal' })}
      />
    </>
  );
}
