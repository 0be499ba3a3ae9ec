import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { FieldPass } from '../../contract';
import { Faces, Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { useSay } from './words';

type Code = { readonly code: string; readonly expiresAt: string };

/** A code for one's own phone, and the phones that speak for one. */
export function MyPhone() {
  return (
    <Flex direction="column" alignItems="stretch" gap={5} paddingTop={5}>
      <Tie />
      <Mine />
    </Flex>
  );
}

function Tie() {
  const say = useSay();
  const { busy, act } = useActing();
  const [code, setCode] = useState<Code>();
  const ask = async (): Promise<void> => {
    const answer = await act<Code>({ method: 'post', path: '/cms/field/codes', body: {} });
    if (answer) setCode(answer.value);
  };
  return (
    <Sheet label={say('phone.tie')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('phone.tie')}
        </Typography>
        <Typography tag="p" textColor="neutral600" style={{ maxWidth: '60rem' }}>
          {say('phone.how')}
        </Typography>
        {code && (
          <Box paddingTop={4} aria-live="polite">
            <Typography tag="p" variant="alpha" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {code.code.slice(0, 4)} {code.code.slice(4)}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say('phone.until')} <Moment at={code.expiresAt} />
            </Typography>
          </Box>
        )}
        <Box paddingTop={4}>
          <Button loading={busy} onClick={() => void ask()}>
            {say(code ? 'phone.again' : 'phone.code')}
          </Button>
        </Box>
      </Box>
    </Sheet>
  );
}

function Mine() {
  const say = useSay();
  const { busy, act } = useActing();
  const passes = useReading<{ passes: FieldPass[] }>('/cms/field/passes');
  const revoke = async (id: string): Promise<void> => {
    if (await act({ method: 'del', path: `/cms/field/passes/${id}` })) passes.reload();
  };
  return (
    <Sheet label={say('phone.mine')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('phone.mine')}
        </Typography>
        <Faces of={passes}>
          {(value) => <Passes passes={value.passes} busy={busy} onRevoke={(id) => void revoke(id)} />}
        </Faces>
      </Box>
    </Sheet>
  );
}

type PassesProps = {
  readonly passes: readonly FieldPass[];
  readonly busy: boolean;
  readonly onRevoke: (id: string) => void;
};

function Passes({ passes, busy, onRevoke }: PassesProps) {
  const say = useSay();
  if (passes.length === 0) return <Typography textColor="neutral600">{say('phone.none')}</Typography>;
  return (
    <>
      {passes.map(({ id, device, seenAt }) => (
        <Flex key={id} justifyContent="space-between" gap={3} paddingTop={3}>
          <div>
            <Typography tag="p">{device === '' ? say('phone.nameless') : device}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say('phone.seen')} <Moment at={seenAt} />
            </Typography>
          </div>
          <Button variant="danger-light" disabled={busy} onClick={() => onRevoke(id)}>
            {say('phone.revoke')}
          </Button>
        </Flex>
      ))}
    </>
  );
}
