import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Sheet, useActing, useSpoken } from '@hearth/cms/reach';
import { ties as allTies, tieWords, type Tie, type TieForm } from '../../contract';
import { useSay } from '../rounds/words';

/** The form of ties: it names the supplier, and whoever has one leaves the seat without a word more. */
export function TieFormCard({ form, onDone }: { readonly form: TieForm; readonly onDone: () => void }) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [ties, setTies] = useState<readonly Tie[]>([]);
  const send = async (): Promise<void> => {
    await act({ method: 'post', path: `/vetting/panel/forms/${form.seat}`, body: { ties } });
    onDone();
  };
  return (
    <Sheet label={say('form.title')}>
      <Box padding={5}>
        <Typography tag="h2" variant="delta">
          {say('form.title')}
        </Typography>
        <Typography tag="p" style={{ paddingBlock: 8 }}>
          {say('form.about', { supplier: form.supplier, product: form.product })}
        </Typography>
        <Flex direction="column" alignItems="flex-start" gap={3}>
          {allTies.map((tie) => (
            <Checkbox
              key={tie}
              checked={ties.includes(tie)}
              onCheckedChange={(has) =>
                setTies((before) => (has === true ? [...before, tie] : before.filter((one) => one !== tie)))
              }
            >
              {spoken(tieWords[tie])}
            </Checkbox>
          ))}
          <Button
            size="L"
            variant={ties.length > 0 ? 'danger-light' : 'default'}
            loading={busy}
            onClick={() => void send()}
          >
            {say(ties.length > 0 ? 'form.recuse' : 'form.sign')}
          </Button>
        </Flex>
      </Box>
    </Sheet>
  );
}
