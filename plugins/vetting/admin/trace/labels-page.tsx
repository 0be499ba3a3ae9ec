import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, ScanCode, useReading } from '@hearth/cms/reach';
import { NavLink, useParams, useSearchParams } from 'react-router-dom';
import type { LotTrace } from '../../contract';
import { marginOf, sheetOf, sheets, type SheetSize } from './sheet.rules';
import { useSay } from './words';

const SIZES: readonly SheetSize[] = [24, 40];

/** Prints the paper alone: what the admin has around it stays on the screen. */
const ON_PAPER = `
  [data-labels] svg { width: 100%; height: 100%; display: block; }
  @page { size: A4 portrait; margin: 0; }
  @media print {
    body * { visibility: hidden; }
    [data-labels], [data-labels] * { visibility: visible; }
    [data-labels] { position: absolute; inset: 0 auto auto 0; border: 0 !important; }
  }`;

/** A sheet of labels with the code of a lot, as it comes out of the printer. */
export function LabelsPage() {
  const say = useSay();
  const { lot = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const size = sheetOf(search.get('per'));
  const reading = useReading<LotTrace>(`/vetting/lots/${encodeURIComponent(lot)}/trace`);
  return (
    <Page.Main aria-busy={reading.value === undefined && !reading.failed}>
      <Page.Title>{say('trace.labels')}</Page.Title>
      <Layouts.Header
        title={say('trace.labels')}
        subtitle={reading.value?.code ?? ''}
        navigationAction={
          reading.value && (
            <Link tag={NavLink} to={`/plugins/vetting-goods/${reading.value.product}`} startIcon={<ArrowLeft />}>
              {say('trace.labels.back')}
            </Link>
          )
        }
        primaryAction={
          <Button disabled={!reading.value} onClick={() => window.print()}>
            {say('trace.labels.print')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex gap={2} wrap="wrap" paddingBottom={4} role="group" aria-label={say('trace.labels.size')}>
          {SIZES.map((one) => (
            <Button
              key={one}
              size="S"
              variant={one === size ? 'secondary' : 'tertiary'}
              aria-pressed={one === size}
              onClick={() => setSearch({ per: String(one) })}
            >
              {say('trace.labels.per', { per: one, width: sheets[one].width, height: sheets[one].height })}
            </Button>
          ))}
        </Flex>
        <Typography tag="p" textColor="neutral600" style={{ paddingBottom: 16 }}>
          {say('trace.labels.about')}
        </Typography>
        <Faces of={reading}>{(trace) => <Paper trace={trace} size={size} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Paper({ trace, size }: { readonly trace: LotTrace; readonly size: SheetSize }) {
  const { columns, width, height } = sheets[size];
  const { top, left } = marginOf(size);
  return (
    // Wider than a phone, so it moves inside its own frame.
    <Box style={{ overflowX: 'auto' }}>
      <style>{ON_PAPER}</style>
      <div
        data-labels=""
        style={{
          ...{ boxSizing: 'border-box', width: '210mm', height: '297mm', padding: `${top}mm ${left}mm` },
          ...{ display: 'grid', gridTemplateColumns: `repeat(${columns}, ${width}mm)`, gridAutoRows: `${height}mm` },
          // Paper is white and ink is dark in every theme.
          ...{ background: '#fff', color: '#1c1917', border: '1px solid #d6d3d1', overflow: 'hidden' },
        }}
      >
        {Array.from({ length: size }, (_none, at) => (
          <Label key={at} trace={trace} size={size} isFirst={at === 0} />
        ))}
      </div>
    </Box>
  );
}

type LabelProps = { readonly trace: LotTrace; readonly size: SheetSize; readonly isFirst: boolean };

/** One label. Whoever listens to the page hears of the first; the others are the same. */
function Label({ trace: { code, madeAt, link }, size, isFirst }: LabelProps) {
  const say = useSay();
  const side = `${sheets[size].code}mm`;
  // A house that was never told its address is reached where this page is.
  const address = `${link.origin ?? window.location.origin}${link.path}`;
  return (
    <div
      aria-hidden={!isFirst}
      style={{ display: 'flex', alignItems: 'center', gap: '1.5mm', padding: '0 2mm', overflow: 'hidden' }}
    >
      <div style={{ width: side, height: side, flex: 'none' }}>
        <ScanCode text={address} label={say('trace.code')} />
      </div>
      <div style={{ fontSize: '2.6mm', lineHeight: 1.35, overflowWrap: 'anywhere', minWidth: 0 }}>
        <strong>{code}</strong>
        <br />
        {madeAt}
        <br />
        {say('trace.labels.scan')}
      </div>
    </div>
  );
}
