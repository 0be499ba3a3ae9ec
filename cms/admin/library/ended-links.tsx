import { Box, Button, Typography } from '@strapi/design-system';
import type { EndedLink, LineageGraph } from '../../contract';
import { Sheet } from '../reach/faces';
import { Moment } from '../reach/moment';
import { useMay } from '../reach/use-may';
import { LinkLine } from './link-line';
import { useSay } from './words';

type Props = {
  readonly graph: LineageGraph;
  readonly of: string;
  readonly busy: boolean;
  readonly onRestore: (id: string) => void;
};

/** What was believed once: who ended it and why, and the way back. */
export function EndedLinks({ graph, of, busy, onRestore }: Props) {
  const say = useSay();
  const mayRestore = useMay('plugin::cms.library.unlink');
  const stands = ({ from, to, kind }: EndedLink): boolean =>
    graph.links.some((link) => link.from === from && link.to === to && link.kind === kind);
  return (
    <Sheet label={say('origin.history')}>
      <Box padding={5} paddingBottom={2}>
        <Typography tag="h2" variant="delta">
          {say('origin.history')}
        </Typography>
      </Box>
      {graph.ended.map((link) => (
        <LinkLine
          key={link.id}
          {...{ graph, of, link }}
          deed={
            mayRestore &&
            !stands(link) && (
              <Button size="S" variant="tertiary" disabled={busy} onClick={() => onRestore(link.id)}>
                {say('origin.restore')}
              </Button>
            )
          }
        >
          <Typography tag="p" variant="pi" style={{ paddingTop: 4, overflowWrap: 'anywhere' }}>
            {say('origin.endedBy', { name: link.endedBy ?? '', why: link.why })} <Moment at={link.endedAt} />
          </Typography>
        </LinkLine>
      ))}
    </Sheet>
  );
}
