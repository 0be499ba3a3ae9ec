import { Box, Typography } from '@strapi/design-system';
import { Moment, StateWord, useSpoken } from '@hearth/cms/reach';
import { paperKind, paperKinds, type ShownReason } from '../../../contract';

type Props = { readonly title: string; readonly reasons: readonly ShownReason[] };

/** What stands in the way of goods, one reason a line: of which paper, and since when. */
export function ReasonLines({ title, reasons }: Props) {
  return (
    <Box role="status">
      <Typography fontWeight="semiBold">{title}</Typography>
      <Box tag="ul" paddingTop={2} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
        {reasons.map((reason) => (
          <Box
            key={`${reason.code} ${reason.kind ?? ''} ${reason.paper ?? reason.lot ?? ''}`}
            tag="li"
            paddingBottom={1}
          >
            <Reason reason={reason} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Reason({ reason: { words, kind, since, stops } }: { readonly reason: ShownReason }) {
  const spoken = useSpoken();
  const known = paperKind.safeParse(kind);
  const about = known.success ? ` · ${spoken(paperKinds[known.data])}` : '';
  return (
    <Box style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
      <StateWord tone={stops === 'showing' ? 'stop' : 'wait'} word={`${spoken(words)}${about}`} />
      {since !== null && (
        <Typography variant="pi" textColor="neutral600">
          <Moment at={since} />
        </Typography>
      )}
    </Box>
  );
}
