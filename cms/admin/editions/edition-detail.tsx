import { useCallback, useState } from 'react';
import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { EditionLine, EditionMatrix } from '../../contract';
import { Problem } from '../deliveries/delivery-facts';
import { DoneBar } from '../reach/done-bar';
import { useActing } from '../reach/use-acting';
import { Panel } from '../review/panel';
import { EditionEditor } from './edition-editor';
import { PlanDialog } from './plan-dialog';
import { toldLate, type Planned } from './plan-undo';
import { Preview } from './preview';
import { SignPanel } from './sign-panel';
import { useSay } from './words';

/** What the parts of one edition are handed. */
export type DetailProps = {
  readonly matrix: EditionMatrix;
  readonly line: EditionLine;
  readonly onDone: () => void;
};

/** One account's edition: what is wrong and how to mend it, how it will look on a phone, and what may be done. */
export function EditionDetail({ matrix, line, onDone }: DetailProps) {
  const [open, setOpen] = useState<'editor' | 'plan'>();
  const [planned, setPlanned] = useState<Planned>();
  const done = (): void => {
    setOpen(undefined);
    onDone();
  };
  const { channel, problems, content, delivery } = line;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} style={{ minWidth: 0 }}>
      <Panel title={channel.name}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Deeds line={line} matrix={matrix} onOpen={setOpen} onDone={onDone} />
          {delivery?.problem && <Problem {...delivery.problem} />}
          {problems
            .filter(({ message }) => message.en !== delivery?.problem?.message.en)
            .map(({ path, message, cure, pack }) => (
              <Problem key={`${path} ${message.en}`} path={path} message={message} cure={cure} pack={pack} />
            ))}
          {line.handEdited && <SignPanel matrix={matrix} line={line} onDone={onDone} />}
          <Preview content={content} platform={channel.platform} account={channel.name} />
        </Flex>
      </Panel>
      {open === 'editor' && (
        <EditionEditor matrix={matrix} line={line} onDone={done} onClose={() => setOpen(undefined)} />
      )}
      {open === 'plan' && (
        <PlanDialog
          matrix={matrix}
          line={line}
          onPlanned={(just) => {
            setPlanned(just);
            done();
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      <PlannedBar matrix={matrix} line={line} planned={planned} onForget={setPlanned} onDone={onDone} />
    </Flex>
  );
}

type BarProps = DetailProps & {
  readonly planned: Planned | undefined;
  readonly onForget: (then: Planned | undefined) => void;
};

/** What planning a signed story just did, and how to take it back. */
function PlannedBar({ matrix, line, planned, onForget, onDone }: BarProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const forget = useCallback(() => onForget(undefined), [onForget]);
  const undo = async (): Promise<void> => {
    const { documentId, locale } = matrix;
    const body = { documentId, locale, channel: line.channel.id, version: planned?.version, plan: planned?.before };
    const saved = await act<EditionLine>({ method: 'put', path: '/cms/editions/plan', body });
    if (!saved) return;
    onForget(planned?.told === 'next' ? undefined : toldLate(saved.value));
    onDone();
  };
  const back = planned?.told === 'late' ? undefined : () => void undo();
  const done = planned?.told && { words: say(`plan.done.${planned.told}`), undo: back };
  return <DoneBar done={done} busy={busy} onForget={forget} />;
}

type DeedProps = DetailProps & { readonly onOpen: (open: 'editor' | 'plan') => void };

/** Before the signature whoever writes editions plans them; afterwards whoever handles deliveries, as far as one is still to be had. */
function mayPlan({ mayWrite, mayManage }: EditionMatrix, { planning, delivery }: EditionLine): boolean {
  if (planning === 'before') return mayWrite && delivery === null;
  return mayWrite && mayManage && planning !== 'next';
}

function Deeds({ matrix, line, onOpen, onDone }: DeedProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const revert = async (): Promise<void> => {
    const { documentId, locale } = matrix;
    const body = { documentId, locale, channel: line.channel.id, version: line.version };
    if (await act({ method: 'post', path: '/cms/editions/revert', body })) onDone();
  };
  // Our own app and feeds show the story itself.
  const isOwn = line.channel.lane === 'app' || line.channel.lane === 'feed';
  return (
    <Flex gap={2} wrap="wrap">
      {matrix.mayWrite && !isOwn && (
        <Button size="S" onClick={() => onOpen('editor')}>
          {say('edit')}
        </Button>
      )}
      {matrix.mayWrite && line.handEdited && (
        <Button size="S" variant="tertiary" loading={busy} onClick={() => void revert()}>
          {say('revert')}
        </Button>
      )}
      {mayPlan(matrix, line) && (
        <Button size="S" variant="tertiary" onClick={() => onOpen('plan')}>
          {say('plan')}
        </Button>
      )}
      {line.delivery && (
        <LinkButton tag={Link} size="S" variant="tertiary" to={`/plugins/cms/deliveries/${line.delivery.id}`}>
          {say('delivery')}
        </LinkButton>
      )}
    </Flex>
  );
}
