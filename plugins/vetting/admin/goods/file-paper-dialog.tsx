import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FileField, FormDialog, Row, useActing, useReading, useSpoken } from '@hearth/cms/reach';
import {
  labelSides,
  paperCatalogue,
  paperKind,
  paperKinds,
  type CataloguePaper,
  type Lot,
  type Paper,
  type PaperFile,
  type PaperKind,
  type ProductFile,
} from '../../contract';
import { useUpload } from './use-upload';
import { useCode, useSay } from './words';

type Props = { readonly product: ProductFile; readonly onClose: () => void; readonly onDone: () => void };
type Typed = { readonly target: { readonly value: string } };

/** What the catalogue says of a kind. */
const linesOf = (kind: PaperKind): readonly CataloguePaper[] =>
  paperCatalogue.papers.filter((line) => line.kind === kind);

/** Whether a paper of a kind speaks for the supplier, and so for all goods. */
const isOfSupplier = (kind: PaperKind): boolean => linesOf(kind).some(({ scope }) => scope === 'supplier');

const EMPTY = { number: '', issuer: '', holder: '', validFrom: '', validTo: '', pages: '' };

type Filing = {
  readonly kind: PaperKind;
  readonly lot: string;
  readonly words: typeof EMPTY;
  readonly fields: Readonly<Record<string, string>>;
  readonly file: PaperFile | undefined;
};

/** Files a paper: the file first, then what is read off it. */
export function FilePaperDialog({ product, onClose, onDone }: Props) {
  const say = useSay();
  const { busy: isUploading, upload } = useUpload();
  const { busy, act } = useActing();
  const [filing, setFiling] = useState<Filing>(() => firstOf(product));
  const { kind, lot, words, fields, file } = filing;
  const fill = (change: Partial<Filing>): void => setFiling((now) => ({ ...now, ...change }));
  const send = async (): Promise<void> => {
    if (!(await act<Paper>({ method: 'post', path: pathOf(product, kind), body: bodyOf(filing) }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('goods.paper.file')}
      action={say('goods.paper.file.do')}
      busy={busy || isUploading}
      canSend={isWhole(filing)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('goods.paper.original')} hint={say('goods.paper.original.hint')} required>
        <FileField
          label={say('goods.paper.original')}
          accept="application/pdf,image/jpeg,image/png"
          onFile={(chosen) => chosen && void upload(chosen).then((taken) => fill({ file: taken }))}
        />
      </Row>
      <WhichPaper
        product={product}
        kind={kind}
        lot={lot}
        onKind={(chosen) => fill({ kind: chosen })}
        onLot={(chosen) => fill({ lot: chosen })}
      />
      <Words words={words} pages={file?.pages ?? null} onChange={(typed) => fill({ words: typed })} />
      <Fields kind={kind} fields={fields} onChange={(read) => fill({ fields: read })} />
    </FormDialog>
  );
}

/** A form that begins with the first paper that is missing. */
function firstOf({ needs }: ProductFile): Filing {
  const first = needs.find(({ standing }) => standing === 'missing');
  return { kind: first?.kind ?? 'test-report', lot: first?.lot ?? '', words: EMPTY, fields: {}, file: undefined };
}

const fieldsOf = (kind: PaperKind): readonly string[] => {
  // Asked by a check and not by the catalogue: a trade licence has a number, or a reason why it needs none.
  const more = kind === 'food-trade-licence' ? ['exemption'] : [];
  return [...new Set([...linesOf(kind).flatMap(({ fields }) => fields), ...more])];
};

const pagesOf = ({ words, file }: Filing): number => Number(words.pages || (file?.pages ?? ''));

const isWhole = (filing: Filing): boolean =>
  filing.file !== undefined &&
  filing.words.validFrom !== '' &&
  Number.isInteger(pagesOf(filing)) &&
  pagesOf(filing) > 0;

const pathOf = ({ id, supplier }: ProductFile, kind: PaperKind): string =>
  isOfSupplier(kind) ? `/vetting/suppliers/${supplier.id}/papers` : `/vetting/products/${id}/papers`;

function bodyOf(filing: Filing): object {
  const { kind, lot, words, fields, file } = filing;
  const written = (text: string): string | null => text.trim() || null;
  const read = fieldsOf(kind).map((name): [string, string] => [name, (fields[name] ?? '').trim()]);
  return {
    ...{ kind, pages: pagesOf(filing), fileHash: file?.hash, validFrom: words.validFrom },
    ...{ number: written(words.number), issuer: written(words.issuer), holder: written(words.holder) },
    validTo: written(words.validTo),
    lot: isOfSupplier(kind) ? null : written(lot),
    fields: Object.fromEntries(read.filter(([, text]) => text !== '')),
  };
}

type WhichProps = {
  readonly product: ProductFile;
  readonly kind: PaperKind;
  readonly lot: string;
  readonly onKind: (kind: PaperKind) => void;
  readonly onLot: (lot: string) => void;
};

function WhichPaper({ product, kind, lot, onKind, onLot }: WhichProps) {
  const say = useSay();
  const spoken = useSpoken();
  const lots = useReading<{ readonly lots: readonly Lot[] }>(`/vetting/products/${product.id}/lots`).value?.lots ?? [];
  return (
    <>
      <Choice
        label={say('goods.paper.kind')}
        value={kind}
        options={paperKind.options.map((one): [string, string] => [one, spoken(paperKinds[one])])}
        onChange={(chosen) => onKind(paperKind.catch(kind).parse(chosen))}
      />
      {!isOfSupplier(kind) && lots.length > 0 && (
        <Choice
          label={say('goods.lot')}
          value={lot}
          options={[['', say('goods.lot.all')], ...lots.map(({ id, code }): [string, string] => [id, code])]}
          onChange={onLot}
        />
      )}
    </>
  );
}

type WordsProps = {
  readonly words: typeof EMPTY;
  readonly pages: number | null;
  readonly onChange: (words: typeof EMPTY) => void;
};

function Words({ words, pages, onChange }: WordsProps) {
  const say = useSay();
  return (
    <>
      {(['number', 'issuer', 'holder', 'validFrom', 'validTo', 'pages'] as const).map((name) => (
        <Row key={name} label={say(`goods.paper.${name}`)} required={name === 'validFrom'}>
          <TextInput
            type={name === 'validFrom' || name === 'validTo' ? 'date' : 'text'}
            value={words[name]}
            placeholder={name === 'pages' && pages !== null ? String(pages) : ''}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }: Typed) => onChange({ ...words, [name]: target.value })}
          />
        </Row>
      ))}
    </>
  );
}

type FieldsProps = {
  readonly kind: PaperKind;
  readonly fields: Readonly<Record<string, string>>;
  readonly onChange: (fields: Readonly<Record<string, string>>) => void;
};

function Fields({ kind, fields, onChange }: FieldsProps) {
  const code = useCode();
  if (kind === 'label-photo')
    return (
      <Choice
        label={code('read', 'side')}
        value={fields['side'] ?? ''}
        options={labelSides.map((side): [string, string] => [side, code('side', side)])}
        onChange={(side) => onChange({ ...fields, side })}
      />
    );
  return (
    <>
      {fieldsOf(kind).map((name) => (
        <Row key={name} label={code('read', name)}>
          <TextInput
            type={name.endsWith('At') ? 'date' : 'text'}
            value={fields[name] ?? ''}
            maxLength={500}
            autoComplete="off"
            onChange={({ target }: Typed) => onChange({ ...fields, [name]: target.value })}
          />
        </Row>
      ))}
    </>
  );
}
