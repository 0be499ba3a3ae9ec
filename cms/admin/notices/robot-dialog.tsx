import { useState } from 'react';
import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { robotPlatforms, type Station } from '../../contract';
import { Choice } from './rule-dialog';
import type { NewRobot } from './use-rules';
import { spoken, type Say } from './words';

type Props = {
  readonly say: Say;
  readonly own: string;
  readonly stations: readonly Station[];
  readonly onSave: (robot: NewRobot) => Promise<string | undefined>;
  readonly onClose: () => void;
};

/** Takes a robot's address as its platform shows it; token and secret are sealed and never shown again. */
export function RobotDialog({ say, own, stations, onSave, onClose }: Props) {
  const language = spoken(useIntl().locale);
  const [draft, setDraft] = useState<NewRobot>({
    station: own,
    name: '',
    platform: 'wecom',
    address: '',
    secret: null,
  });
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<void> => {
    const refused = await onSave(draft);
    if (refused === undefined) onClose();
    else setProblem(refused);
  };
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => (isOpen ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('addRobot')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Choice
              label={say('station')}
              value={draft.station}
              options={stations.map(({ slug, name }) => [slug, name[language]])}
              onChange={(station) => setDraft({ ...draft, station })}
            />
            <Choice
              label={say('platform')}
              value={draft.platform}
              options={robotPlatforms.map((platform) => [platform, say(platform)])}
              onChange={(value) =>
                setDraft({ ...draft, platform: robotPlatforms.find((one) => one === value) ?? 'wecom', secret: null })
              }
            />
            <Field.Root name="name" required>
              <Field.Label>{say('name')}</Field.Label>
              <TextInput value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
            </Field.Root>
            <Field.Root name="address" required>
              <Field.Label>{say('address')}</Field.Label>
              <TextInput
                autoComplete="off"
                placeholder="https://"
                value={draft.address}
                onChange={(event) => setDraft({ ...draft, address: event.target.value })}
              />
            </Field.Root>
            {draft.platform === 'wecom' ? null : (
              <Field.Root name="secret">
                <Field.Label>{say('secret')}</Field.Label>
                <TextInput
                  type="password"
                  autoComplete="off"
                  value={draft.secret ?? ''}
                  onChange={(event) => setDraft({ ...draft, secret: event.target.value || null })}
                />
              </Field.Root>
            )}
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
