import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import type { LineageGraph, LineageLink } from '../../contract';
import { ReasonDialog } from '../reach/reason-dialog';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { LinkLine } from './link-line';
import { useSay } from './words';

type Props = {
  readonly title: string;
  readonly graph: LineageGraph;
  readonly of: string;
  readonly links: readonly LineageLink[];
  readonly onEnded: (id: string) => void;
};

/** Links of one direction, each with who said it; a wrong one is ended with a reason. */
export function FamilyLinks({ title, graph, of, links, onEnded }: Props) {
  const say = useSay();
  const mayEnd = useMay('plugin::cms.library.unlink');
  const [ending, end] = useState<LineageLink>();
  return (
    <>
      <Box padding={5} paddingBottom={links.length === 0 ? 0 : 2}>
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
      </Box>
      {links.map((link) => (
        <LinkLine
          key={link.id}
          {...{ graph, of, link }}
          deed={
            mayEnd && (
              <Button size="S" variant="tertiary" onClick={() => end(link)}>
                {say('origin.end')}
              </Button>
            )
          }
        />
      ))}
      {ending && (
        <EndDialog
          of={of}
          id={ending.id}
          onDone={(changed) => {
            end(undefined);
            if (changed) onEnded(ending.id);
          }}
        />
      )}
    </>
  );
}

type EndProps = { readonly of: string; readonly id: string; readonly onDone: (changed: boolean) => void };

function EndDialog({ of, id, onDone }: EndProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const end = async (why: string): Promise<void> => {
    const path = `/cms/library/${of}/lineage/${id}/end`;
    if (await act({ method: 'post', path, body: { why } })) onDone(true);
  };
  return (
    <ReasonDialog
      title={say('origin.end.title')}
      action={say('origin.end')}
      label={say('origin.end.why')}
      about={say('origin.end.about')}
      busy={busy}
      onClose={() => onDone(false)}
      onReason={(why) => void end(why)}
    />
  );
}
