import { useState } from 'react';
import { Button, Checkbox } from '@strapi/design-system';
import type { NoticeWebhook } from '../../contract';
import { FormDialog } from '../reach/dialog';
import { useActing, type Deed } from '../reach/use-acting';
import { NewRobotFields, RobotName, RobotSecret, type RobotDraft } from './robot-fields';
import type { RuleBook } from './use-rules';
import { useSay } from './words';

type Props = {
  /** Missing for a new one. */
  readonly robot: NoticeWebhook | undefined;
  readonly book: RuleBook;
  readonly onDone: (changed: boolean) => void;
};

const draftOf = (robot: NoticeWebhook | undefined, own: string): RobotDraft => ({
  station: robot?.station ?? own,
  name: robot?.name ?? '',
  platform: robot?.platform ?? 'wecom',
  address: '',
  secret: '',
  active: robot?.active ?? true,
});

/** Sets up a robot by the address that its platform shows, changes it, or forgets it. */
export function RobotDialog({ robot, book, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState(draftOf(robot, book.own));
  const change = (part: Partial<RobotDraft>): void => setDraft({ ...draft, ...part });
  const done = async (deed: Deed): Promise<void> => {
    if (await act(deed)) onDone(true);
  };
  const remove = robot && (
    <Button variant="danger-light" disabled={busy} onClick={() => void done(removal(robot))}>
      {say('remove')}
    </Button>
  );
  return (
    <FormDialog
      title={robot ? robot.name : say('robot.add')}
      action={say('save')}
      busy={busy}
      onClose={() => onDone(false)}
      onSubmit={() => void done(keeping(draft, robot))}
      more={remove}
    >
      {robot ? null : <NewRobotFields draft={draft} stations={book.stations} onChange={change} />}
      <RobotName draft={draft} onChange={change} />
      <RobotSecret draft={draft} isKept={robot?.signed === true} onChange={change} />
      {robot ? (
        <Checkbox checked={draft.active} onCheckedChange={(on) => change({ active: on === true })}>
          {say('robot.active')}
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}

function keeping({ station, name, platform, address, secret, active }: RobotDraft, robot?: NoticeWebhook): Deed {
  if (robot) {
    const body = { name, active, version: robot.version, ...(secret === '' ? {} : { secret }) };
    return { method: 'put', path: `/cms/notice-webhooks/${robot.id}`, body };
  }
  const body = { station, name, platform, address, secret: secret === '' ? null : secret };
  return { method: 'post', path: '/cms/notice-webhooks', body };
}

function removal({ id, version }: NoticeWebhook): Deed {
  return { method: 'del', path: `/cms/notice-webhooks/${id}?version=${version}` };
}
