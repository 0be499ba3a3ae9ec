import { useState } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Faces, Facts, Moment, ReasonDialog, SideSheet, useActing, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { GATE_CLEAR, type ProductGate } from '../../../contract';
import { useSay } from '../words';
import { hindering } from './hindering.rules';
import { ReasonLines } from './reason-lines';

type Props = { readonly id: string; readonly onClose: () => void; readonly onDone: () => void };

/** One suspended product: why, what has to be mended, who of the two has said it may come back. */
export function SuspendedSheet({ id, onClose, onDone }: Props) {
  const say = useSay();
  const gate = useReading<ProductGate>(`/vetting/products/${id}/gate`);
  const done = (): void => {
    gate.reload();
    onDone();
  };
  return (
    <SideSheet label={gate.value?.title ?? say('approvals.view.suspended')} onClose={onClose}>
      <Faces of={gate}>
        {(found) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography tag="h2" variant="beta">
              <Link tag={NavLink} to={`/plugins/vetting-goods/${id}`}>
                {found.title}
              </Link>
            </Typography>
            {found.reasons.length > 0 && <ReasonLines title={say('approvals.reasons')} reasons={found.reasons} />}
            <Clearing gate={found} />
            <Clear gate={found} onDone={done} />
          </Flex>
        )}
      </Faces>
    </SideSheet>
  );
}

function Clearing({ gate: { clearing } }: { readonly gate: ProductGate }) {
  const say = useSay();
  if (clearing === null) return null;
  return (
    <Box>
      <Typography tag="h3" variant="delta">
        {say('approvals.clear.first')}
      </Typography>
      <Box paddingTop={2}>
        <Facts
          facts={[
            [say('approvals.clear.by'), clearing.by],
            [say('approvals.clear.at'), <Moment key="at" at={clearing.at} />],
            [say('list.reason'), clearing.why],
          ]}
        />
      </Box>
    </Box>
  );
}

type ClearProps = { readonly gate: ProductGate; readonly onDone: () => void };

function Clear({ gate, onDone }: ClearProps) {
  const say = useSay();
  const mayClear = useMay(GATE_CLEAR);
  const { busy, act } = useActing();
  const [isAsked, ask] = useState(false);
  const open = hindering(gate.reasons);
  const word = gate.clearing === null ? 'first' : 'second';
  const send = async (why: string): Promise<void> => {
    const body = { version: gate.version, why };
    if (!(await act({ method: 'post', path: `/vetting/products/${gate.product}/clear`, body }))) return;
    ask(false);
    onDone();
  };
  if (!mayClear || !gate.allowedEvents.includes('clear')) return null;
  return (
    <Box>
      <Button disabled={open.length > 0} onClick={() => ask(true)}>
        {say(`approvals.clear.do.${word}`)}
      </Button>
      {open.length > 0 && (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 8 }}>
          {say('approvals.clear.hindered')}
        </Typography>
      )}
      {isAsked && (
        <ReasonDialog
          title={say(`approvals.clear.do.${word}`)}
          label={say('list.reason')}
          about={say(`approvals.clear.about.${word}`)}
          busy={busy}
          onClose={() => ask(false)}
          onReason={(why) => void send(why)}
        />
      )}
    </Box>
  );
}
