import { useState } from 'react';
import { Button, Flex, Td, TextInput, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  Choice,
  CopyButton,
  Faces,
  FormDialog,
  LinesTable,
  Moment,
  Panel,
  Row,
  StateWord,
  useActing,
  useMay,
  useReading,
} from '@hearth/cms/reach';
import { SCREENS_MAKE, type ScreenLink } from '../../contract';
import { useSay, type Typed } from './words';

type Found = { readonly screens: ScreenLink[] };
type Made = { readonly screen: ScreenLink; readonly token: string };

const HEADS = ['name', 'until', 'seen', 'state'] as const;

/** Links by which anybody sees the big screen of a live. What a link carries is shown when it is made, and never again. */
export function ScreensPanel({ session }: { readonly session: string }) {
  const say = useSay();
  const mayMake = useMay(SCREENS_MAKE);
  const list = useReading<Found>(`/live/numbers/${session}/screens`);
  const [isMaking, make] = useState(false);
  const [made, show] = useState<Made>();
  const done = (found: Made): void => {
    make(false);
    show(found);
    list.reload();
  };
  return (
    <Panel
      title={say('numbers.screens')}
      aside={
        mayMake && (
          <Button size="S" variant="tertiary" startIcon={<Plus />} onClick={() => make(true)}>
            {say('numbers.screens.make')}
          </Button>
        )
      }
    >
      <Typography tag="p" textColor="neutral600">
        {say('numbers.screens.about')}
      </Typography>
      {made && <Address made={made} />}
      <Faces of={list}>{({ screens }) => <Links screens={screens} mayMake={mayMake} onDone={list.reload} />}</Faces>
      {isMaking && <MakeDialog session={session} onClose={() => make(false)} onDone={done} />}
    </Panel>
  );
}

function Address({ made: { screen, token } }: { readonly made: Made }) {
  const say = useSay();
  const address = `${window.location.origin}/big-screen/#${token}`;
  return (
    <Flex gap={3} wrap="wrap" paddingTop={3} paddingBottom={3} role="status">
      <Typography style={{ overflowWrap: 'anywhere' }}>{address}</Typography>
      <CopyButton text={address} what={screen.name} />
      <Typography textColor="warning600">{say('numbers.screens.once')}</Typography>
    </Flex>
  );
}

type LinksProps = { readonly screens: readonly ScreenLink[]; readonly mayMake: boolean; readonly onDone: () => void };

function Links({ screens, mayMake, onDone }: LinksProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const revoke = async (id: string): Promise<void> => {
    if (await act({ method: 'post', path: `/live/screens/${id}/revoke`, body: {} })) onDone();
  };
  if (screens.length === 0) return <Typography textColor="neutral600">{say('numbers.screens.none')}</Typography>;
  return (
    <LinesTable heads={HEADS.map((head) => say(`numbers.screens.${head}`))}>
      {screens.map(({ id, name, until, seenAt, revokedAt }) => {
        const isGood = revokedAt === null && Date.parse(until) > Date.now();
        return (
          <Tr key={id}>
            <Td>{name}</Td>
            <Td data-label={say('numbers.screens.until')}>
              <Moment at={until} />
            </Td>
            <Td data-label={say('numbers.screens.seen')}>{seenAt && <Moment at={seenAt} />}</Td>
            <Td data-label={say('numbers.screens.state')}>
              <Flex gap={3} wrap="wrap">
                <StateWord
                  tone={isGood ? 'proof' : 'quiet'}
                  word={say(isGood ? 'numbers.screens.good' : 'numbers.screens.ended')}
                />
                {isGood && mayMake && (
                  <Button size="S" variant="danger-light" disabled={busy} onClick={() => void revoke(id)}>
                    {say('numbers.screens.revoke')}
                  </Button>
                )}
              </Flex>
            </Td>
          </Tr>
        );
      })}
    </LinesTable>
  );
}

const HOURS = [4, 24, 72, 720] as const;

type DialogProps = {
  readonly session: string;
  readonly onClose: () => void;
  readonly onDone: (made: Made) => void;
};

function MakeDialog({ session, onClose, onDone }: DialogProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [name, setName] = useState('');
  const [hours, setHours] = useState<number>(HOURS[1]);
  const send = async (): Promise<void> => {
    const body = { name: name.trim(), hours };
    const done = await act<Made>({ method: 'post', path: `/live/numbers/${session}/screens`, body });
    if (done) onDone(done.value);
  };
  return (
    <FormDialog
      title={say('numbers.screens.make')}
      action={say('numbers.screens.make')}
      busy={busy}
      canSend={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('numbers.screens.name')} hint={say('numbers.screens.name.hint')} required>
        <TextInput maxLength={60} value={name} onChange={({ target }: Typed) => setName(target.value)} />
      </Row>
      <Choice
        label={say('numbers.screens.hours')}
        value={String(hours)}
        options={HOURS.map((one) => [String(one), say('numbers.screens.hours.of', { hours: one })] as const)}
        onChange={(chosen) => setHours(Number(chosen))}
      />
    </FormDialog>
  );
}
