import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { SUPPLIERS_BAR, SUPPLIERS_WORK, type SupplierFile } from '../../contract';
import { useSay } from '../words';
import { BarDialog } from './bar-dialog';
import { FileDialog } from './file-dialog';
import { VerifyDialog } from './verify-dialog';

type Props = { readonly file: SupplierFile; readonly onDone: () => void };
type Asked = 'verify' | 'refuse' | 'amend' | 'bar' | 'lift' | 'close';

/** Deeds in the order in which they are offered, with the power that each takes. */
const DEEDS = [
  { event: 'verify', power: 'work', variant: 'default' },
  { event: 'refuse', power: 'work', variant: 'danger-light' },
  { event: 'amend', power: 'work', variant: 'tertiary' },
  { event: 'bar', power: 'bar', variant: 'danger' },
  { event: 'lift', power: 'bar', variant: 'tertiary' },
  { event: 'close', power: 'work', variant: 'tertiary' },
] as const;

/** What may be done with a supplier, as the machine allows it and one's roles do. One's own work waits for somebody else. */
export function SupplierDeeds({ file, onDone }: Props) {
  const say = useSay();
  const [asked, ask] = useState<Asked>();
  const powers = { work: useMay(SUPPLIERS_WORK), bar: useMay(SUPPLIERS_BAR) };
  const { supplier, isOwnWork } = file;
  // Whoever is verified already needs nothing now.
  const isAnew = supplier.state === 'verified';
  const offered = DEEDS.filter(({ event, power }) => powers[power] && supplier.allowedEvents.includes(event));
  const signs = (event: Asked): boolean => event === 'verify' || event === 'bar';
  const close = (): void => ask(undefined);
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap" paddingTop={4}>
      {offered.map(({ event, variant }) => (
        <Button
          key={event}
          variant={event === 'verify' && isAnew ? 'secondary' : variant}
          disabled={isOwnWork && signs(event)}
          title={isOwnWork && signs(event) ? say('supplier.ownWork') : undefined}
          onClick={() => ask(event)}
        >
          {say(event === 'verify' && isAnew ? 'supplier.do.verify-anew' : `supplier.do.${event}`)}
        </Button>
      ))}
      {asked === 'verify' && <VerifyDialog supplier={supplier} onClose={close} onDone={done} />}
      {asked === 'bar' && <BarDialog supplier={supplier} onClose={close} onDone={done} />}
      {asked === 'amend' && <FileDialog supplier={supplier} onClose={close} onDone={onDone} />}
      {(asked === 'refuse' || asked === 'lift' || asked === 'close') && (
        <WithReason file={file} verb={asked} onClose={close} onDone={done} />
      )}
    </Flex>
  );
}

type ReasonProps = Props & { readonly verb: 'refuse' | 'lift' | 'close'; readonly onClose: () => void };

function WithReason({ file: { supplier }, verb, onClose, onDone }: ReasonProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (reason: string): Promise<void> => {
    const path = `/vetting/suppliers/${supplier.id}/${verb}`;
    if (await act({ method: 'post', path, body: { version: supplier.version, reason } })) onDone();
  };
  return (
    <ReasonDialog
      title={say(`supplier.do.${verb}`)}
      label={say('supplier.field.reason')}
      about={say(`supplier.about.${verb}`)}
      busy={busy}
      onClose={onClose}
      onReason={(reason) => void send(reason)}
    />
  );
}
