import { useState } from 'react';
import { Button, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Row } from '../reach/dialog';
import { Moment } from '../reach/moment';
import { useActing } from '../reach/use-acting';
import { useReading } from '../reach/use-reading';
import { useFetchClient } from '@strapi/strapi/admin';
import { useSay } from './words';

type Subscription = { readonly since: string | null; readonly lastReadAt: string | null };
type Props = { readonly station: string; readonly onClose: () => void };

/** Hands the calendar out: as a file, or by a secret address that other calendars ask by themselves. */
export function ShareDialog({ station, onClose }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('share')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <FilePart station={station} />
            <AddressPart />
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function FilePart({ station }: { readonly station: string }) {
  const say = useSay();
  const { get } = useFetchClient();
  const [failed, setFailed] = useState(false);
  const download = async (): Promise<void> => {
    try {
      const asked = station === '' ? '' : `?station=${encodeURIComponent(station)}`;
      const { data } = await get<{ name: string; text: string }>(`/cms/happenings/file${asked}`);
      const url = URL.createObjectURL(new Blob([data.text], { type: 'text/calendar' }));
      Object.assign(document.createElement('a'), { href: url, download: data.name }).click();
      URL.revokeObjectURL(url);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <Flex tag="section" direction="column" alignItems="flex-start" gap={2}>
      <Typography tag="h3" variant="delta">
        {say('share.file')}
      </Typography>
      <Typography textColor="neutral600">{say('share.file.about')}</Typography>
      <Button variant="secondary" onClick={() => void download()}>
        {say('share.file.get')}
      </Button>
      {failed && <Typography textColor="danger600">{say('share.failed')}</Typography>}
    </Flex>
  );
}

/** The address is shown when it is made and never again: only its sum is kept. */
function AddressPart() {
  const say = useSay();
  const { busy, act } = useActing();
  const known = useReading<Subscription>('/cms/happenings/subscription');
  const [address, setAddress] = useState('');
  const make = async (): Promise<void> => {
    const done = await act<{ path: string }>({ method: 'post', path: '/cms/happenings/subscription', body: {} });
    if (!done) return;
    setAddress(new URL(done.value.path, window.location.origin).href);
    known.reload();
  };
  const end = async (): Promise<void> => {
    if (!(await act({ method: 'del', path: '/cms/happenings/subscription' }))) return;
    setAddress('');
    known.reload();
  };
  const { since = null, lastReadAt = null } = known.value ?? {};
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="delta">
        {say('share.address')}
      </Typography>
      <Typography textColor="neutral600">{say('share.address.about')}</Typography>
      {since !== null && (
        <Typography>
          {say('share.since')} <Moment at={since} /> · {lastReadAt === null ? say('share.unread') : say('share.read')}{' '}
          {lastReadAt !== null && <Moment at={lastReadAt} />}
        </Typography>
      )}
      {address !== '' && <Shown address={address} />}
      <Flex gap={2} wrap="wrap">
        <Button variant="secondary" loading={busy} onClick={() => void make()}>
          {say(since === null ? 'share.make' : 'share.renew')}
        </Button>
        {since !== null && (
          <Button variant="danger-light" disabled={busy} onClick={() => void end()}>
            {say('share.end')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

function Shown({ address }: { readonly address: string }) {
  const say = useSay();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <Row label={say('share.address')} hint={say('share.once')}>
      <TextInput readOnly value={address} onFocus={({ target }: { target: HTMLInputElement }) => target.select()} />
      <Button size="S" variant="tertiary" onClick={() => void copy()}>
        {say(isCopied ? 'share.copied' : 'share.copy')}
      </Button>
    </Row>
  );
}
