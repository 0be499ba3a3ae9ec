import { useState } from 'react';
import { Button, Typography } from '@strapi/design-system';
import { Facts, Panel, ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { SUPPLIERS_REVEAL, type Supplier } from '../../contract';
import { useSay } from '../words';

type Revealed = {
  readonly address: string | null;
  readonly contact: { readonly person: string; readonly phone: string } | null;
  readonly idNumber: string | null;
  readonly bank: { readonly holder: string; readonly bank: string; readonly account: string } | null;
};

/** What lies sealed: shown after a reason was given, which stands in the history; gone when the page is left. */
export function SupplierSealed({ supplier }: { readonly supplier: Supplier }) {
  const say = useSay();
  const mayReveal = useMay(SUPPLIERS_REVEAL);
  const [isAsking, ask] = useState(false);
  const [shown, show] = useState<Revealed>();
  const { busy, act } = useActing();
  const reveal = async (reason: string): Promise<void> => {
    const path = `/vetting/suppliers/${supplier.id}/reveal`;
    const seen = await act<Revealed>({ method: 'post', path, body: { reason } });
    if (seen) show(seen.value);
    ask(false);
  };
  return (
    <Panel title={say('supplier.sealed')}>
      {shown ? (
        <Facts
          facts={[
            [say('supplier.field.address'), shown.address],
            [say('supplier.field.person'), shown.contact?.person],
            [say('supplier.field.phone'), shown.contact?.phone],
            [say('supplier.field.idNumber'), shown.idNumber],
            [say('supplier.field.holder'), shown.bank && `${shown.bank.holder} · ${shown.bank.bank}`],
            [say('supplier.field.account'), shown.bank?.account],
          ]}
        />
      ) : (
        <Typography tag="p" textColor="neutral600" paddingBottom={3}>
          {say('supplier.sealed.about')}
        </Typography>
      )}
      {mayReveal && !shown && (
        <Button variant="tertiary" onClick={() => ask(true)}>
          {say('supplier.do.reveal')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={say('supplier.do.reveal')}
          label={say('supplier.field.why')}
          busy={busy}
          onClose={() => ask(false)}
          onReason={(reason) => void reveal(reason)}
        />
      )}
    </Panel>
  );
}
