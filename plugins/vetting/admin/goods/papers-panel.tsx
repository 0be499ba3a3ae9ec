import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, Moment, Nothing, Sheet, StateWord, useMay, useReading, useSpoken } from '@hearth/cms/reach';
import { GOODS_WORK, paperKinds, type Paper } from '../../contract';
import { FilePaperDialog } from './file-paper-dialog';
import { PaperDeeds } from './paper-deeds';
import { PaperViewer } from './paper-viewer';
import type { PanelProps } from './product-page';
import { Band, PaperStateWord } from './product-state';
import { useCode, useSay } from './words';

/** The papers that speak for a product, each with its end, what machines found, and itself beside it. */
export function PapersPanel({ product, round, onDone }: PanelProps) {
  const say = useSay();
  const mayWork = useMay(GOODS_WORK);
  const [isOpen, open] = useState(false);
  const [shown, show] = useState<string | undefined>();
  const list = useReading<{ readonly papers: readonly Paper[] }>(`/vetting/products/${product.id}/papers`);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Sheet label={say('goods.papers')}>
      <Flex justifyContent="space-between" padding={5} paddingBottom={2}>
        <Typography tag="h2" variant="delta">
          {say('goods.papers')}
        </Typography>
        {mayWork && (
          <Button size="S" variant="secondary" startIcon={<Plus />} onClick={() => open(true)}>
            {say('goods.paper.file')}
          </Button>
        )}
      </Flex>
      <Faces of={list}>
        {({ papers }) => (
          <>
            {papers.length === 0 && <Nothing>{say('goods.papers.empty')}</Nothing>}
            {papers.map((paper) => (
              <Line
                key={paper.id}
                paper={paper}
                isShown={shown === paper.id}
                onShow={() => show(shown === paper.id ? undefined : paper.id)}
                onDone={onDone}
              />
            ))}
          </>
        )}
      </Faces>
      {isOpen && <FilePaperDialog product={product} onClose={() => open(false)} onDone={onDone} />}
    </Sheet>
  );
}

type LineProps = {
  readonly paper: Paper;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onDone: () => void;
};

function Line({ paper, isShown, onShow, onDone }: LineProps) {
  const say = useSay();
  const spoken = useSpoken();
  const until = paper.validTo === null ? '' : say('goods.paper.until', { day: paper.validTo });
  return (
    <Box padding={5} paddingTop={3} paddingBottom={3} borderColor="neutral150" style={{ borderWidth: '1px 0 0' }}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Box>
          <Typography fontWeight="semiBold">{spoken(paperKinds[paper.kind])}</Typography>{' '}
          <Typography textColor="neutral600">{[paper.number, paper.holder].filter(Boolean).join(' · ')}</Typography>
          <Typography tag="div" variant="pi" textColor="neutral600">
            {say('goods.paper.by', { name: paper.filedBy })} {until}
            {paper.reason === null ? '' : ` · ${paper.reason}`}
          </Typography>
        </Box>
        <Flex gap={4} wrap="wrap">
          <Band band={paper.band} daysLeft={paper.daysLeft} />
          <PaperStateWord state={paper.state} />
          <Button size="S" variant="tertiary" aria-expanded={isShown} onClick={onShow}>
            {say(isShown ? 'goods.paper.hide' : 'goods.paper.show')}
          </Button>
          <PaperDeeds paper={paper} onDone={onDone} />
        </Flex>
      </Flex>
      <Findings paper={paper} />
      {isShown && <PaperViewer paper={paper} />}
    </Box>
  );
}

/** What machines found, and where else the very same file stands. */
function Findings({ paper }: { readonly paper: Paper }) {
  const say = useSay();
  const code = useCode();
  const spoken = useSpoken();
  const { findings, sameFile, usedElsewhere } = paper;
  if (findings.length + sameFile.length + usedElsewhere.length === 0) return null;
  return (
    <Flex gap={4} wrap="wrap" paddingTop={2}>
      {findings.map((finding) => (
        <StateWord
          key={finding.code}
          tone={finding.weight === 'stop' ? 'stop' : 'wait'}
          word={code('finding', finding.code)}
        />
      ))}
      {sameFile.map((other) => (
        <Typography key={other.paper} variant="pi" textColor="danger600">
          {say('goods.paper.same', { where: [other.productTitle, other.lotCode].filter(Boolean).join(' ') || '—' })}
        </Typography>
      ))}
      {usedElsewhere.map(({ station, name, at, papers }) => (
        <Typography key={station} variant="pi" textColor="danger600">
          {say('goods.paper.same.station', { station: spoken(name), papers })} <Moment at={at} />
        </Typography>
      ))}
    </Flex>
  );
}
