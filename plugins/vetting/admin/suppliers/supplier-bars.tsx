import { useState } from 'react';
import { Box, Button, Flex, Textarea, Typography } from '@strapi/design-system';
import { Facts, FormDialog, Moment, Panel, Row, useActing, useMay } from '@hearth/cms/reach';
import { SUPPLIERS_BAR, type SupplierBar, type SupplierFile } from '../../contract';
import { useSay } from '../words';

type Props = { readonly file: SupplierFile; readonly onDone: () => void };

/** When and why a supplier was barred, and what became of its appeals. */
export function SupplierBars({ file, onDone }: Props) {
  const say = useSay();
  if (file.bars.length === 0) return null;
  return (
    <Box paddingTop={4}>
      <Panel title={say('supplier.bars')}>
        {file.bars.map((bar) => (
          <Box key={bar.id} paddingBottom={4}>
            <BarFacts bar={bar} />
            {bar.liftedAt === null && bar.appeal?.decision === null && <Decide file={file} onDone={onDone} />}
          </Box>
        ))}
      </Panel>
    </Box>
  );
}

function BarFacts({ bar: { reason, at, until, by, liftedAt, appeal } }: { readonly bar: SupplierBar }) {
  const say = useSay();
  const when = (moment: string | null | undefined) => (moment == null ? null : <Moment at={moment} />);
  return (
    <Facts
      facts={[
        [say('supplier.field.reason'), reason],
        [say('supplier.field.by'), by],
        [say('supplier.field.at'), when(at)],
        [say('supplier.due.barred'), when(until)],
        [say('supplier.field.lifted'), when(liftedAt)],
        [say('supplier.field.appeal'), appeal?.text],
        [say('supplier.field.decision'), appeal?.decision && say(`supplier.decision.${appeal.decision}`)],
        [say('supplier.field.answer'), appeal?.answer],
      ]}
    />
  );
}

function Decide({ file: { supplier }, onDone }: Props) {
  const say = useSay();
  const mayBar = useMay(SUPPLIERS_BAR);
  const [decision, decide] = useState<'upheld' | 'lifted'>();
  const [answer, setAnswer] = useState('');
  const { busy, act } = useActing();
  const send = async (): Promise<void> => {
    const body = { version: supplier.version, decision, answer: answer.trim() };
    if (await act({ method: 'post', path: `/vetting/suppliers/${supplier.id}/appeal`, body })) onDone();
    decide(undefined);
  };
  if (!mayBar) return null;
  return (
    <Flex gap={2} wrap="wrap" paddingTop={3}>
      {(['lifted', 'upheld'] as const).map((one) => (
        <Button key={one} variant={one === 'lifted' ? 'secondary' : 'tertiary'} onClick={() => decide(one)}>
          {say(`supplier.do.${one}`)}
        </Button>
      ))}
      {decision && (
        <FormDialog
          title={say(`supplier.do.${decision}`)}
          action={say(`supplier.do.${decision}`)}
          busy={busy}
          canSend={answer.trim().length > 1}
          onClose={() => decide(undefined)}
          onSubmit={() => void send()}
        >
          <Typography>{say('supplier.about.appeal')}</Typography>
          <Row label={say('supplier.field.answer')} required>
            <Textarea
              required
              maxLength={600}
              value={answer}
              onChange={({ target }: { target: { value: string } }) => setAnswer(target.value)}
            />
          </Row>
        </FormDialog>
      )}
    </Flex>
  );
}
