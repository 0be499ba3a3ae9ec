import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Delegation } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useSpoken } from '../reach/spoken';
import { StateWord, type Tone } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { DelegateDialog } from './delegate-dialog';
import { usePeopleNames, type Colleague } from './people-names';
import type { About } from './roster-page';

/** A power that somebody could lend. */
export type Power = { readonly action: string; readonly name: string };

type Lent = {
  readonly delegations: readonly Delegation[];
  readonly people: readonly Colleague[];
  readonly powers: readonly Power[];
};

const TONES: Readonly<Record<Delegation['state'], Tone>> = {
  proposed: 'wait',
  accepted: 'proof',
  active: 'proof',
  expired: 'quiet',
  revoked: 'stop',
  declined: 'stop',
};

const Line = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 8px 16px;
  align-items: center;
  justify-content: space-between;
  padding: 12px 16px;
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

/** Powers I lent and was lent, with what I may do about each. */
export function Delegations({ about }: { readonly about: About }) {
  const { formatMessage } = useIntl();
  const lent = useReading<Lent>('/cms/roster/delegations');
  const [lending, setLending] = useState(false);
  const title = formatMessage({ id: 'cms.roster.lent' });
  return (
    <Box>
      <Flex paddingBottom={3} justifyContent="space-between" gap={4} wrap="wrap">
        <Typography textColor="neutral600">{formatMessage({ id: 'cms.roster.lent.about' })}</Typography>
        <Button startIcon={<Plus />} onClick={() => setLending(true)}>
          {formatMessage({ id: 'cms.roster.lend' })}
        </Button>
      </Flex>
      <Sheet label={title}>
        <Faces of={lent}>
          {({ delegations, people }) =>
            delegations.length === 0 ? (
              <Nothing>{formatMessage({ id: 'cms.roster.lent.none' })}</Nothing>
            ) : (
              <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {delegations.map((one) => (
                  <OneLent key={one.id} lent={one} about={about} people={people} onMoved={lent.reload} />
                ))}
              </ul>
            )
          }
        </Faces>
      </Sheet>
      {lending && (
        <DelegateDialog
          about={about}
          powers={lent.value?.powers ?? []}
          onDone={(changed) => {
            setLending(false);
            if (changed) lent.reload();
          }}
        />
      )}
    </Box>
  );
}

type LentProps = {
  readonly lent: Delegation;
  readonly about: About;
  readonly people: readonly Colleague[];
  readonly onMoved: () => void;
};

function OneLent({ lent, about, people, onMoved }: LentProps) {
  const { formatMessage } = useIntl();
  const { busy, act } = useActing();
  const nameOf = usePeopleNames(people);
  const move = async (event: string): Promise<void> => {
    const path = `/cms/roster/delegations/${lent.id}/${event}`;
    if (await act({ method: 'post', path, body: { version: lent.version } })) onMoved();
  };
  const mine = lent.from === about.me;
  const who = nameOf(mine ? lent.to : lent.from);
  return (
    <Line>
      <Box>
        <Flex gap={2} wrap="wrap">
          <Typography tag="h3" fontWeight="bold">
            {formatMessage({ id: mine ? 'cms.roster.lent.to' : 'cms.roster.lent.from' }, { name: who })}
          </Typography>
          <StateWord tone={TONES[lent.state]} word={formatMessage({ id: `cms.roster.lent.${lent.state}` })} />
        </Flex>
        <What lent={lent} about={about} />
      </Box>
      <Flex gap={2}>
        {lent.allowed.map((event) => (
          <Button
            key={event}
            size="S"
            variant={event === 'accept' ? 'default' : 'tertiary'}
            disabled={busy}
            onClick={() => void move(event)}
          >
            {formatMessage({ id: `cms.roster.lent.do.${event}` })}
          </Button>
        ))}
      </Flex>
    </Line>
  );
}

function What({ lent, about }: Pick<LentProps, 'lent' | 'about'>) {
  const { formatMessage, formatDate } = useIntl();
  const spoken = useSpoken();
  const post = about.posts.find(({ id }) => id === lent.post);
  const style = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const;
  const moment = (at: string): string => formatDate(at, { ...style, timeZone: 'Asia/Shanghai' });
  const powers =
    lent.powers.length > 0 && formatMessage({ id: 'cms.roster.lent.powers' }, { count: lent.powers.length });
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {[`${moment(lent.startsAt)} – ${moment(lent.endsAt)}`, post && spoken(post.name), powers]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {lent.reason}
      </Typography>
    </>
  );
}
