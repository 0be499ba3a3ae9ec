import { useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Facts, Moment, ReasonDialog, SideSheet, useActing, useMay, useSpoken } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { MYSTERY_RUN, mysteryAspects, type Mystery } from '../../../contract';
import { useSay } from '../words';
import { CompareDialog } from './compare-dialog';
import { MysteryStateWord } from './mystery-state';
import { aspects } from './points-draft.rules';

type Props = { readonly buy: Mystery; readonly onClose: () => void; readonly onDone: () => void };

/** One parcel: what it was compared in, and what came of it. */
export function MysterySheet({ buy, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { title, product, state, orderNumber, boughtAt, match, finding, points } = buy;
  return (
    <SideSheet label={title} onClose={onClose}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="beta">
            <Link tag={NavLink} to={`/plugins/vetting-goods/${product}`}>
              {title}
            </Link>
          </Typography>
          <MysteryStateWord state={state} />
        </Flex>
        <Facts
          facts={[
            [say('mystery.column.order'), orderNumber],
            [say('mystery.column.boughtAt'), <Moment key="bought" at={boughtAt} />],
            [say('mystery.column.match'), match === null ? null : `${match}%`],
            ...(points === null
              ? []
              : aspects.map((one): [string, string] => [
                  spoken(mysteryAspects[one]),
                  say(`mystery.step.${stepOf(points[one])}`),
                ])),
            [say('mystery.finding'), finding],
          ]}
        />
        <Deeds buy={buy} onDone={onDone} />
      </Flex>
    </SideSheet>
  );
}

/** 2 is the same, 1 nearly so, 0 another thing. */
const stepOf = (points: number): 'same' | 'near' | 'other' => (points === 2 ? 'same' : points === 1 ? 'near' : 'other');

function Deeds({ buy, onDone }: Omit<Props, 'onClose'>) {
  const say = useSay();
  const mayRun = useMay(MYSTERY_RUN);
  const { busy, act } = useActing();
  const [asked, ask] = useState<Mystery['allowedEvents'][number] | undefined>();
  const lose = async (finding: string): Promise<void> => {
    const body = { version: buy.version, finding };
    if (!(await act({ method: 'post', path: `/vetting/mystery/${buy.id}/lose`, body }))) return;
    ask(undefined);
    onDone();
  };
  if (!mayRun) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {buy.allowedEvents.map((event) => (
        <Button key={event} variant={event === 'compare' ? 'default' : 'tertiary'} onClick={() => ask(event)}>
          {say(`mystery.do.${event}`)}
        </Button>
      ))}
      {asked === 'compare' && <CompareDialog buy={buy} onClose={() => ask(undefined)} onDone={onDone} />}
      {asked === 'lose' && (
        <ReasonDialog
          title={say('mystery.do.lose')}
          label={say('mystery.finding')}
          about={say('mystery.lose.about')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(finding) => void lose(finding)}
        />
      )}
    </Flex>
  );
}
