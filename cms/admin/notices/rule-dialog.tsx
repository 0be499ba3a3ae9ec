import { useState } from 'react';
import {
  Button,
  Checkbox,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  ringingLanes,
  roles,
  roleSlugs,
  urgencies,
  type NoticeRule,
  type NoticeRuleBody,
  type Station,
} from '../../contract';
import { EscalationFields } from './escalation-fields';
import { QuietFields } from './quiet-fields';
import type { useRules } from './use-rules';
import { spoken, type Say } from './words';

type Draft = NoticeRuleBody | NoticeRule;
type Props = {
  readonly rule: Draft;
  readonly say: Say;
  readonly known: NonNullable<ReturnType<typeof useRules>['known']>;
  readonly stations: readonly Station[];
  readonly onSave: (rule: Draft) => Promise<string | undefined>;
  readonly onClose: () => void;
};

/** Makes or changes a rule. What a rule is about stays once it is made; another rule is another row. */
export function RuleDialog({ rule, say, known, stations, onSave, onClose }: Props) {
  const language = spoken(useIntl().locale);
  const [draft, setDraft] = useState<Draft>(rule);
  const [problem, setProblem] = useState<string>();
  const isNew = !('id' in rule);
  const change = (part: Partial<NoticeRuleBody>): void => setDraft({ ...draft, ...part });
  const role = draft.audience && 'role' in draft.audience ? draft.audience.role : '';
  const save = async (): Promise<void> => {
    const refused = await onSave(draft);
    if (refused === undefined) onClose();
    else setProblem(refused);
  };
  const stationName = (slug: string): string => stations.find((one) => one.slug === slug)?.name[language] ?? slug;
  const choices = (list: readonly string[], value: string, has: boolean): string[] =>
    has ? list.filter((one) => one !== value) : [...list, value];

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say(isNew ? 'addRule' : 'changeRule')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Choice
              label={say('station')}
              value={draft.station}
              disabled={!isNew}
              options={stations.map(({ slug }) => [slug, stationName(slug)])}
              onChange={(station) => change({ station, webhooks: [] })}
            />
            <Choice
              label={say('kind')}
              value={draft.kind}
              disabled={!isNew}
              options={[
                ['*', say('allKinds')],
                ...known.kinds.map(({ kind, name }) => [kind, name[language]] as const),
              ]}
              onChange={(kind) => change({ kind })}
            />
            <Choice
              label={say('forWhom')}
              value={role}
              disabled={!isNew}
              options={[
                ['', say('everybody')],
                ...roleSlugs.map((slug) => [slug, roles[slug].name[language]] as const),
              ]}
              onChange={(slug) => change({ audience: audienceOf(slug) })}
            />
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <Typography variant="pi" fontWeight="bold">
                {say('ways')}
              </Typography>
              {ringingLanes.map((lane) => (
                <Checkbox
                  key={lane}
                  checked={draft.lanes.includes(lane)}
                  onCheckedChange={() =>
                    change({ lanes: ringingLanes.filter((one) => (one === lane) !== draft.lanes.includes(one)) })
                  }
                >
                  {say(lane)}
                </Checkbox>
              ))}
              {known.webhooks
                .filter(({ station }) => station === draft.station)
                .map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    checked={draft.webhooks.includes(id)}
                    onCheckedChange={() =>
                      change({ webhooks: choices(draft.webhooks, id, draft.webhooks.includes(id)) })
                    }
                  >
                    {name}
                  </Checkbox>
                ))}
            </Flex>
            <Choice
              label={say('minUrgency')}
              value={draft.minUrgency}
              options={urgencies.map((urgency) => [urgency, say(urgency)])}
              onChange={(value) => change({ minUrgency: urgencies.find((one) => one === value) ?? 'normal' })}
            />
            <QuietFields say={say} quiet={draft.quiet} onChange={(quiet) => change({ quiet })} />
            <EscalationFields
              say={say}
              escalation={draft.escalation}
              onChange={(escalation) => change({ escalation })}
            />
            {problem ? (
              <Typography textColor="danger600" role="alert">
                {problem}
              </Typography>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button onClick={() => void save()}>{say('save')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function audienceOf(slug: string): NoticeRuleBody['audience'] {
  const role = roleSlugs.find((one) => one === slug);
  return role === undefined ? null : { role };
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
};

/** One choice out of a list, with its label. */
export function Choice({ label, value, options, disabled = false, onChange }: ChoiceProps) {
  return (
    <Field.Root name={label}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} disabled={disabled} onChange={(chosen) => onChange(String(chosen))}>
        {options.map(([option, text]) => (
          <SingleSelectOption key={option} value={option}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
