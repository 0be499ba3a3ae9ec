import { useEffect, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { Coverage, CoverageState, Topic } from '../../contract';
import { CoverageDialog } from '../field/coverage-dialog';
import { CoverageMove, type CoveragePress } from '../field/coverage-move';
import { GiveDialog } from '../field/give-dialog';
import { useSay } from '../field/words';
import { Faces } from '../reach/faces';
import { Moment } from '../reach/moment';
import { StateWord, type Tone } from '../reach/state-word';
import { useReading } from '../reach/use-reading';

/** What a topic will yield, and what one may do about it. */
export type Coverages = {
  readonly coverages: readonly Coverage[];
  readonly mayPlan: boolean;
  readonly mayOverride: boolean;
};

type Opened =
  | { readonly dialog: 'plan' }
  | { readonly dialog: 'give' | 'change'; readonly coverage: Coverage }
  | { readonly dialog: 'move'; readonly coverage: Coverage; readonly event: CoveragePress };

const TONES: Readonly<Record<CoverageState, Tone>> = {
  planned: 'wait',
  assigned: 'proof',
  filed: 'wait',
  covered: 'proof',
  cancelled: 'quiet',
};

type Props = { readonly topic: Topic; readonly onNews: () => void };

/** What a topic will yield: planned here, and given to those who are sent. */
export function SheetCoverages({ topic, onNews }: Props) {
  const say = useSay();
  const read = useReading<Coverages>(`/cms/topics/${topic.id}/coverages`);
  const { reload } = read;
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => reload(), [reload, topic.version, topic.state]);
  const done = (isNew: boolean): void => {
    setOpened(undefined);
    if (!isNew) return;
    reload();
    onNews();
  };
  return (
    <section aria-label={say('coverages')}>
      <Typography tag="h3" variant="delta">
        {say('coverages')}
      </Typography>
      <Faces of={read}>
        {(value) => (
          <>
            {value.coverages.length === 0 && <Typography textColor="neutral600">{say('coverages.empty')}</Typography>}
            {value.coverages.map((coverage) => (
              <Line key={coverage.id} coverage={coverage} mayPlan={value.mayPlan} onOpen={setOpened} />
            ))}
            {value.mayPlan && (
              <Flex paddingTop={3}>
                <Button variant="secondary" onClick={() => setOpened({ dialog: 'plan' })}>
                  {say('coverage.plan')}
                </Button>
              </Flex>
            )}
            {opened && <Dialog topic={topic} opened={opened} mayOverride={value.mayOverride} onDone={done} />}
          </>
        )}
      </Faces>
    </section>
  );
}

type DialogProps = {
  readonly topic: Topic;
  readonly opened: Opened;
  readonly mayOverride: boolean;
  readonly onDone: (isNew: boolean) => void;
};

function Dialog({ topic, opened, mayOverride, onDone }: DialogProps) {
  switch (opened.dialog) {
    case 'plan':
      return <CoverageDialog topic={topic} onDone={onDone} />;
    case 'change':
      return <CoverageDialog topic={topic} coverage={opened.coverage} onDone={onDone} />;
    case 'give':
      return <GiveDialog topic={topic} coverage={opened.coverage} mayOverride={mayOverride} onDone={onDone} />;
    case 'move':
      return <CoverageMove coverage={opened.coverage} event={opened.event} mayOverride={mayOverride} onDone={onDone} />;
  }
}

type LineProps = {
  readonly coverage: Coverage;
  readonly mayPlan: boolean;
  readonly onOpen: (opened: Opened) => void;
};

function Line({ coverage, mayPlan, onOpen }: LineProps) {
  const say = useSay();
  const { kind, title, due, state, reason, assignments } = coverage;
  const isOpen = state !== 'covered' && state !== 'cancelled';
  const presses = coverage.allowedEvents.filter(
    (event): event is CoveragePress => event !== 'assign' && event !== 'unassign' && event !== 'file',
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3}>
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="bold">
          {[say(`kind.${kind}`), title].filter((word) => word !== '').join(' · ')}
        </Typography>
        <StateWord tone={TONES[state]} word={say(`coverage.${state}`)} />
        {due && <Moment at={due} />}
      </Flex>
      {coverage.plan !== '' && <Typography tag="p">{coverage.plan}</Typography>}
      {reason && <Typography textColor="danger600">{reason}</Typography>}
      {mayPlan && (
        <Flex gap={2} wrap="wrap">
          {isOpen && (
            <Button
              size="S"
              variant={assignments === 0 ? 'default' : 'tertiary'}
              onClick={() => onOpen({ dialog: 'give', coverage })}
            >
              {say('coverage.give')}
            </Button>
          )}
          {isOpen && (
            <Button size="S" variant="tertiary" onClick={() => onOpen({ dialog: 'change', coverage })}>
              {say('coverage.change')}
            </Button>
          )}
          {presses.map((event) => (
            <Button
              key={event}
              size="S"
              variant={event === 'cancel' ? 'danger-light' : 'tertiary'}
              onClick={() => onOpen({ dialog: 'move', coverage, event })}
            >
              {say(`coverage.do.${event}`)}
            </Button>
          ))}
        </Flex>
      )}
    </Flex>
  );
}
