import { useState } from 'react';
import { Box, Checkbox, Typography } from '@strapi/design-system';
import { closingGroups, type Channel, type ChannelClosing, type ClosingGroup } from '../../contract';
import { useSay as useDeliverySay } from '../deliveries/words';
import { TONES } from '../deliveries/tones';
import { FormDialog } from '../reach/dialog';
import { Faces } from '../reach/faces';
import { StateWord } from '../reach/state-word';
import { TitleLink } from '../reach/title-link';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Props = { readonly channel: Channel; readonly onClose: () => void; readonly onDone: () => void };

/** Closing is for good, so it is asked for once more, with what stands on the account and what waits for it. */
export function CloseDialog({ channel, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const left = useReading<ChannelClosing>(`/cms/channels/${channel.id}/closing`);
  const [destroyNow, destroy] = useState(false);
  const isClosed = channel.closedAt !== null;
  const send = async (): Promise<void> => {
    const body = { version: channel.version, destroyNow: destroyNow || isClosed };
    if (await act({ method: 'post', path: `/cms/channels/${channel.id}/close`, body })) onDone();
  };
  const action = say(isClosed ? 'close.destroy' : 'close');
  return (
    <FormDialog
      title={action}
      action={action}
      busy={busy}
      canSend={left.value !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(aboutOf(channel), { name: channel.name })}</Typography>
      <Faces of={left}>
        {(found) => (
          <>
            <Left found={found} />
            {!isClosed && channel.hasCredential && found.standing + found.moving > 0 && (
              <Checkbox checked={destroyNow} onCheckedChange={(on: boolean | 'indeterminate') => destroy(on === true)}>
                {say('close.now')}
              </Checkbox>
            )}
          </>
        )}
      </Faces>
    </FormDialog>
  );
}

/** What closing does, and what becomes of the credential where there is one. */
function aboutOf({ closedAt, hasCredential }: Channel) {
  if (closedAt !== null) return 'close.destroy.about';
  return hasCredential ? 'close.about' : 'close.about.bare';
}

function Left({ found }: { readonly found: ChannelClosing }) {
  const say = useSay();
  const groups = closingGroups.filter((group) => found[group] > 0);
  if (groups.length === 0) return <Typography textColor="neutral600">{say('close.nothing')}</Typography>;
  return (
    <>
      {groups.map((group) => (
        <Group key={group} group={group} found={found} />
      ))}
    </>
  );
}

function Group({ group, found }: { readonly group: ClosingGroup; readonly found: ChannelClosing }) {
  const say = useSay();
  const sayDelivery = useDeliverySay();
  const posts = found.posts.filter((one) => one.group === group);
  const more = found[group] - posts.length;
  return (
    <Box>
      <Typography tag="h3" fontWeight="bold">
        {say(`close.${group}`, { count: found[group] })}
      </Typography>
      <Box tag="ul" style={{ maxHeight: '20vh', overflow: 'auto' }}>
        {posts.map(({ id, title, state }) => (
          <Box key={id} tag="li" paddingTop={2}>
            <TitleLink to={`/plugins/cms/deliveries/${id}`}>{title}</TitleLink>{' '}
            <StateWord tone={TONES[state]} word={sayDelivery(`state.${state}`)} />
          </Box>
        ))}
      </Box>
      {more > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {say('close.more', { count: more })}
        </Typography>
      )}
    </Box>
  );
}
