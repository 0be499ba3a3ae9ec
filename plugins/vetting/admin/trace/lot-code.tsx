import { useRef } from 'react';
import { NavLink } from 'react-router-dom';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { CopyButton, saveFile, ScanCode } from '@hearth/cms/reach';
import type { LotTrace } from '../../contract';
import { useSay } from './words';

/** The code for the package, to look at and to take to the printer. */
export function LotCode({ trace: { lot, code, link } }: { readonly trace: LotTrace }) {
  const say = useSay();
  const shown = useRef<HTMLDivElement>(null);
  // A house that was never told its address is reached where this page is.
  const address = `${link.origin ?? window.location.origin}${link.path}`;
  const save = (): void => {
    const svg = shown.current?.querySelector('svg');
    if (!svg) return;
    const file = new XMLSerializer().serializeToString(svg);
    saveFile(`${code.replace(/[^\p{L}\p{N}._-]/gu, '_')}.svg`, new Blob([file], { type: 'image/svg+xml' }));
  };
  return (
    <Box paddingTop={3}>
      <Typography variant="pi" textColor="neutral600">
        {say(link.isDigitalLink ? 'trace.code.link' : 'trace.code.page')}
      </Typography>
      <Box ref={shown} paddingTop={2} style={{ width: 232 }}>
        <ScanCode text={address} label={say('trace.code')} />
      </Box>
      <Typography tag="p" variant="pi" style={{ overflowWrap: 'anywhere', paddingTop: 8 }}>
        {address}
      </Typography>
      <Flex gap={2} paddingTop={2} wrap="wrap">
        <Button size="S" variant="tertiary" onClick={save}>
          {say('trace.code.save')}
        </Button>
        <CopyButton text={address} what={say('trace.code')} />
        <Link tag={NavLink} to={`/plugins/vetting-goods/lots/${lot}/labels`}>
          {say('trace.labels.open')}
        </Link>
      </Flex>
    </Box>
  );
}
