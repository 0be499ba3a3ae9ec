import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { Channel, RightsLease } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { Facts } from '../reach/facts';
import { Moment } from '../reach/moment';
import { ReasonDialog } from '../reach/reason-dialog';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

const TONES = { future: 'wait', running: 'proof', over: 'stop', 'used-up': 'stop' } as const;

type Props = {
  readonly documentId: string;
  readonly leases: readonly RightsLease[];
  readonly mayNote: boolean;
  readonly onChange: () => void;
};

/** The leases of a manuscript and of what it was made from. */
export function LeaseList({ documentId, leases, mayNote, onChange }: Props) {
  const say = useSay();
  const [ending, end] = useState<RightsLease>();
  return (
    <Sheet label={say('leases')}>
      {leases.length === 0 && <Nothing>{say('none')}</Nothing>}
      {leases.map((lease) => (
        <Box key={lease.id} tag="article" padding={5} borderColor="neutral150" aria-label={lease.licensor}>
          <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={3}>
            <Typography tag="h2" variant="delta" style={{ overflowWrap: 'anywhere' }}>
              {lease.licensor}
            </Typography>
            <Flex gap={3}>
              <StateWord tone={TONES[lease.state]} word={say(`state.${lease.state}`)} />
              {mayNote && lease.state !== 'over' && (
                <Button size="S" variant="tertiary" onClick={() => end(lease)}>
                  {say('end')}
                </Button>
              )}
            </Flex>
          </Flex>
          <LeaseFacts lease={lease} isOwn={lease.documentId === documentId} />
        </Box>
      ))}
      {ending && (
        <EndDialog
          lease={ending}
          onDone={(changed) => {
            end(undefined);
            if (changed) onChange();
          }}
        />
      )}
    </Sheet>
  );
}

function LeaseFacts({ lease, isOwn }: { readonly lease: RightsLease; readonly isOwn: boolean }) {
  const say = useSay();
  const { formatMessage } = useIntl();
  const names = useAccountNames(lease.channels);
  const platforms = lease.platforms.map((one) => formatMessage({ id: `cms.channels.platform.${one}` }));
  const where = [...platforms, ...names].join(say('comma'));
  const regions = lease.regions.map((one) => say(`region.${one}`)).join(say('comma'));
  return (
    <Facts
      facts={[
        [say('source'), !isOwn && <Link to={`../rights/${lease.documentId}`}>{say('source.of')}</Link>],
        [say('contract'), lease.contract],
        [say('where'), where || say('any')],
        [say('regions'), regions || say('any')],
        [say('from'), momentOf(lease.from)],
        [say('to'), momentOf(lease.to) ?? say('open')],
        [say('maxUses'), <Uses key="uses" of={lease} />],
        [say('note'), lease.note],
        [say('ended'), momentOf(lease.endedAt)],
        [say('reason'), lease.endedReason ?? ''],
      ]}
    />
  );
}

const momentOf = (at: string | null) => at && <Moment at={at} />;

function Uses({ of: { used, maxUses } }: { readonly of: RightsLease }) {
  const say = useSay();
  return maxUses === null ? say('uses', { used }) : say('uses.of', { used, most: maxUses });
}

/** The names of accounts, as far as somebody may see them. */
function useAccountNames(ids: readonly string[]): readonly string[] {
  const say = useSay();
  const maySee = useMay('plugin::cms.channels.read');
  const path = maySee && ids.length > 0 ? '/cms/channels?closed=true' : undefined;
  const accounts = useReading<{ channels: Channel[] }>(path).value?.channels;
  return ids.map((id) => accounts?.find((one) => one.id === id)?.name ?? say('account'));
}

type EndProps = { readonly lease: RightsLease; readonly onDone: (changed: boolean) => void };

function EndDialog({ lease, onDone }: EndProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const end = async (reason: string): Promise<void> => {
    const body = { version: lease.version, reason };
    if (await act({ method: 'post', path: `/cms/rights/leases/${lease.id}/end`, body })) onDone(true);
  };
  return (
    <ReasonDialog
      title={say('end.title', { licensor: lease.licensor })}
      action={say('end')}
      about={say('end.about')}
      label={say('reason')}
      busy={busy}
      onClose={() => onDone(false)}
      onReason={(reason) => void end(reason)}
    />
  );
}
