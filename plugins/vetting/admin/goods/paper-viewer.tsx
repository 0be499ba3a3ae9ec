import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Paper } from '../../contract';
import { useSay } from './words';

const Frame = styled.iframe`
  width: 100%;
  height: min(80vh, 900px);
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Ground = styled.div`
  overflow: auto;
  max-height: min(80vh, 900px);
  background: ${({ theme }) => theme.colors.neutral150};
`;

const ZOOMS = [50, 75, 100, 150, 200, 300] as const;

type Props = { readonly paper: Pick<Paper, 'file' | 'pages' | 'kind'>; readonly page?: number };

/** A paper as it was brought, page by page, as large as one needs it. */
export function PaperViewer({ paper, page: first = 1 }: Props) {
  const say = useSay();
  const [page, turn] = useState(first);
  const [zoom, setZoom] = useState<number>(100);
  const isPdf = paper.file.type === 'application/pdf';
  const step = (by: 1 | -1): void => {
    const at = ZOOMS.findIndex((one) => one === zoom) + by;
    setZoom(ZOOMS[Math.min(Math.max(at, 0), ZOOMS.length - 1)] ?? zoom);
  };
  const address = `${paper.file.url}#page=${page}&zoom=${zoom}`;
  return (
    <Box paddingTop={3}>
      <Flex gap={2} paddingBottom={2} wrap="wrap">
        {isPdf && paper.pages > 1 && (
          <>
            <Button size="S" variant="tertiary" disabled={page < 2} onClick={() => turn(page - 1)}>
              {say('goods.page.before')}
            </Button>
            <Typography>{say('goods.page', { page, pages: paper.pages })}</Typography>
            <Button size="S" variant="tertiary" disabled={page >= paper.pages} onClick={() => turn(page + 1)}>
              {say('goods.page.after')}
            </Button>
          </>
        )}
        <Button size="S" variant="tertiary" onClick={() => step(-1)}>
          {say('goods.zoom.out')}
        </Button>
        <Typography>{zoom}%</Typography>
        <Button size="S" variant="tertiary" onClick={() => step(1)}>
          {say('goods.zoom.in')}
        </Button>
      </Flex>
      {/* The browser's own viewer hears a new page only as a new address. */}
      {isPdf ? (
        <Frame key={address} src={address} title={say('goods.paper.shown')} />
      ) : (
        <Ground tabIndex={0} role="group" aria-label={say('goods.paper.shown')}>
          <img src={paper.file.url} alt={say('goods.paper.shown')} style={{ width: `${zoom}%`, display: 'block' }} />
        </Ground>
      )}
    </Box>
  );
}
