import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import { paperKinds, type Claim, type Evidence, type Paper } from '../../contract';
import { PaperViewer } from './paper-viewer';
import { useSay } from './words';

type Props = { readonly claim: Claim; readonly onClose: () => void; readonly onDone: () => void };

/** Binds a claim to a page of a paper, with the paper open beside it. */
export function BindDialog({ claim, onClose, onDone }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const papers = usePapers(claim);
  const [chosen, choose] = useState<string | undefined>(claim.evidence[0]?.paper);
  const [typed, type] = useState(String(claim.evidence[0]?.page ?? 1));
  const paper = papers.find(({ id }) => id === chosen) ?? papers[0];
  const page = pageOf(typed, paper);
  const send = async (evidence: Evidence): Promise<void> => {
    const others = claim.evidence.filter((one) => one.paper !== evidence.paper);
    const body = { version: claim.version, evidence: [...others, evidence] };
    if (!(await act({ method: 'put', path: `/vetting/claims/${claim.id}/evidence`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={claim.text}
      action={say('goods.claim.bind')}
      busy={busy}
      canSend={page !== undefined}
      onClose={onClose}
      onSubmit={() => paper && page !== undefined && void send({ paper: paper.id, page })}
    >
      <Choice
        label={say('goods.paper')}
        value={paper?.id ?? ''}
        options={papers.map((one): [string, string] => [
          one.id,
          [spoken(paperKinds[one.kind]), one.number].filter(Boolean).join(' · '),
        ])}
        onChange={choose}
      />
      <Row label={say('goods.claim.page')} required>
        <TextInput
          value={typed}
          inputMode="numeric"
          onChange={({ target }: { readonly target: { readonly value: string } }) => type(target.value)}
        />
      </Row>
      {paper && <PaperViewer key={`${paper.id} ${page ?? 1}`} paper={paper} page={page ?? 1} />}
    </FormDialog>
  );
}

/** The papers that may speak for a claim: those that are over speak for nothing. */
function usePapers({ product }: Claim): readonly Paper[] {
  const list = useReading<{ readonly papers: readonly Paper[] }>(`/vetting/products/${product}/papers`);
  return (list.value?.papers ?? []).filter(({ state }) => state === 'accepted' || state === 'filed');
}

/** A page that the paper has; undefined for what is none. */
function pageOf(typed: string, paper: Paper | undefined): number | undefined {
  const page = Number(typed);
  return paper && Number.isInteger(page) && page > 0 && page <= paper.pages ? page : undefined;
}
