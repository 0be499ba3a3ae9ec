import { Box, Button, Typography } from '@strapi/design-system';
import { Facts, Moment, Panel, StateWord, useActing, useMay } from '@hearth/cms/reach';
import { SESSIONS_WATCH, type PlannedSession } from '../../contract';
import { useSay } from './words';

type Props = { readonly session: PlannedSession; readonly onDone: () => void };

/** Title, cover, clothes, set and props as they are now, and who looked at them. */
export function SettingPanel({ session, onDone }: Props) {
  const say = useSay();
  const mayWatch = useMay(SESSIONS_WATCH);
  const { busy, act } = useActing();
  const { id, title, place, props, settingReview: review, settingHash: hash, state } = session;
  const isOpen = ['planned', 'prepared', 'rehearsal', 'ready'].includes(state);
  const send = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/live/sessions/${id}/setting-review`, body: { hash } })) onDone();
  };
  return (
    <Panel
      title={say('sessions.panel.setting')}
      aside={
        <StateWord
          tone={review ? 'proof' : 'wait'}
          word={say(review ? 'sessions.setting.looked' : 'sessions.setting.waits')}
        />
      }
    >
      <Facts
        facts={[
          [say('sessions.field.title'), title],
          [say('sessions.field.place'), place],
          [say('sessions.field.props'), props],
          [say('sessions.setting.by'), review?.name ?? ''],
          [say('sessions.setting.at'), review ? <Moment key="at" at={review.at} /> : ''],
        ]}
      />
      {!review && mayWatch && isOpen && (
        <Box paddingTop={4}>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('sessions.setting.about')}
          </Typography>
          <Box paddingTop={2}>
            <Button variant="secondary" size="S" loading={busy} onClick={() => void send()}>
              {say('sessions.setting.look')}
            </Button>
          </Box>
        </Box>
      )}
    </Panel>
  );
}
