import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { TakedownWatch, WholeTakedown } from '../../contract';
import { Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { LinesTable } from '../reach/lines-table';
import { StateWord } from '../reach/state-word';
import { useMay } from '../reach/use-may';
import { ConfirmDialog } from './confirm-dialog';
import { ProbesSheet } from './probes-sheet';
import { watchTone, watchWord } from './tones';
import { useSay } from './words';

type Props = { readonly whole: WholeTakedown; readonly onChange: () => void };
const HEADS = ['account', 'state', 'seen', 'looks', 'deed'] as const;

/** Every address of an order: whose, how it stands, what was seen there last and when. */
export function WatchTable({ whole, onChange }: Props) {
  const say = useSay();
  const [opened, open] = useState<TakedownWatch>();
  const [confirming, confirm] = useState<TakedownWatch>();
  const { order, watches } = whole;
  if (watches.length === 0)
    return (
      <Sheet label={say('watches')}>
        <Nothing>{say(order.state === 'proposed' ? 'watches.proposed' : 'watches.none')}</Nothing>
      </Sheet>
    );
  return (
    <Sheet label={say('watches')}>
      <LinesTable heads={HEADS.map((head) => say(`watch.column.${head}`))}>
        {watches.map((watch) => (
          <Line
            key={watch.id}
            watch={watch}
            isOpen={order.state === 'ordered'}
            onOpen={() => open(watch)}
            onConfirm={() => confirm(watch)}
          />
        ))}
      </LinesTable>
      {opened && <ProbesSheet order={order.id} watch={opened} onClose={() => open(undefined)} />}
      {confirming && (
        <ConfirmDialog
          order={order.id}
          watch={confirming}
          onDone={() => {
            confirm(undefined);
            onChange();
          }}
        />
      )}
    </Sheet>
  );
}

type LineProps = {
  readonly watch: TakedownWatch;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onConfirm: () => void;
};

function Line({ watch, isOpen, onOpen, onConfirm }: LineProps) {
  const say = useSay();
  const mayConfirm = useMay('plugin::cms.takedowns.propose');
  const { account, url, title, last, looks, state } = watch;
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <Typography fontWeight="bold" tag="p">
          {account ? <AccountName {...account} /> : say('own')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {title}
        </Typography>
        {url === null ? null : <Address url={url} />}
      </Td>
      <Td data-label={say('watch.column.state')}>
        <StateWord tone={watchTone(watch)} word={say(watchWord(watch))} />
      </Td>
      <Td data-label={say('watch.column.seen')}>
        {last ? (
          <Typography>
            {say(`saw.${last.saw}`)}
            {last.status === null ? '' : ` · ${last.status}`} <Moment at={last.at} />
          </Typography>
        ) : (
          <Typography textColor="neutral600">{say('saw.nothing')}</Typography>
        )}
      </Td>
      <Td data-label={say('watch.column.looks')}>
        <Button size="S" variant="ghost" disabled={looks === 0 && !last} onClick={onOpen} {...mark}>
          {say('looks', { looks })}
        </Button>
      </Td>
      <Td>
        {isOpen && mayConfirm && state === 'watching' ? (
          <Button size="S" variant="secondary" onClick={onConfirm}>
            {say('do.confirm')}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}

function AccountName({ name, platform }: NonNullable<TakedownWatch['account']>) {
  const { formatMessage } = useIntl();
  return <>{`${name} · ${formatMessage({ id: `cms.takedowns.platform.${platform}` })}`}</>;
}

/** An address that leads away from the admin; a path is one of our own. */
function Address({ url }: { readonly url: string }) {
  return (
    <Typography
      tag="a"
      variant="pi"
      textColor="primary600"
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}
    >
      {url}
    </Typography>
  );
}
