import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { packageOf } from '../../server/editions/package.rules';
import { useActing } from '../reach/use-acting';
import { StateWord } from '../reach/state-word';
import { Panel } from '../review/panel';
import { CopyButton } from '../reach/copy-button';
import type { Whole } from './delivery-page';
import { PhoneDialog, type HandoverLink } from './phone-dialog';
import { useSay } from './words';
import { zipOf } from './zip';

type Props = { readonly whole: Whole; readonly mayManage: boolean };
type Package = ReturnType<typeof packageOf>;

/** All that somebody needs to post by hand: texts to copy, media to take along, limits already met, and the way to the phone. */
export function PackagePanel({ whole: { delivery, edition }, mayManage }: Props) {
  const say = useSay();
  const made = packageOf(edition.content, edition.pack);
  const [link, setLink] = useState<HandoverLink>();
  const { busy, act } = useActing();
  const toPhone = async (): Promise<void> => {
    const path = `/cms/handover/links/${delivery.id}`;
    const answer = await act<HandoverLink>({ method: 'post', path, body: {} });
    if (answer) setLink(answer.value);
  };
  return (
    <Panel
      title={say('package')}
      aside={
        mayManage &&
        delivery.state === 'manual' && (
          <Button size="S" loading={busy} onClick={() => void toPhone()}>
            {say('phone')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {made.texts.map((text) => (
          <PackageText key={text.part} text={text} />
        ))}
        <PackageMedia media={made.media} name={delivery.title} />
        <Limits limits={made.limits} />
      </Flex>
      {link && <PhoneDialog link={link} onClose={() => setLink(undefined)} />}
    </Panel>
  );
}

function PackageText({ text }: { readonly text: Package['texts'][number] }) {
  const say = useSay();
  return (
    <Box>
      <Flex justifyContent="space-between" gap={2}>
        <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral600">
          {say(`part.${text.part}`)}
        </Typography>
        <CopyButton text={text.text} html={text.html} what={say(`part.${text.part}`)} />
      </Flex>
      <Typography
        tag="p"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '24rem', overflow: 'auto' }}
      >
        {text.text}
      </Typography>
    </Box>
  );
}

type MediaProps = { readonly media: Package['media']; readonly name: string };

function PackageMedia({ media, name }: MediaProps) {
  const say = useSay();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  if (media.length === 0) return null;
  const take = async (): Promise<void> => {
    setState('busy');
    setState((await zipOf(media, name)) ? 'ready' : 'failed');
  };
  return (
    <Box>
      <Flex justifyContent="space-between" gap={2} paddingBottom={2}>
        <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral600">
          {say('media', { count: media.length })}
        </Typography>
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Download />}
          loading={state === 'busy'}
          onClick={() => void take()}
        >
          {say('zip')}
        </Button>
      </Flex>
      {state === 'failed' && (
        <Typography role="alert" textColor="danger600">
          {say('zip.failed')}
        </Typography>
      )}
      <Flex gap={2} wrap="wrap">
        {media.map((one) => (
          <a key={one.url} href={one.url} download={one.name} title={`${say(`part.${one.part}`)} ${one.name}`}>
            {one.part === 'film' ? (
              <Typography textColor="primary600">{one.name}</Typography>
            ) : (
              <img src={one.url} alt={one.alt} style={{ height: 72, borderRadius: 4, display: 'block' }} />
            )}
          </a>
        ))}
      </Flex>
    </Box>
  );
}

function Limits({ limits }: { readonly limits: Package['limits'] }) {
  const say = useSay();
  if (limits.length === 0) return null;
  return (
    <Box tag="ul" aria-label={say('limits')}>
      {limits.map(({ field, used, max, fits, sure }) => (
        <Flex key={field} tag="li" gap={3} paddingTop={1}>
          <StateWord tone={fits ? 'proof' : sure ? 'stop' : 'wait'} word={say('limit', { field, used, max })} />
        </Flex>
      ))}
    </Box>
  );
}
