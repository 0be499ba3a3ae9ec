import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from '../../kernel';
import { fileOf, tarOf, type ArchiveFile } from './archive';
import { errorRate, returnsByReason } from './error-rate.rules';
import type { InspectionDeps } from './inspection-deps';
import { inspectionMachine } from './inspection.machine';
import type { Line } from './line.rules';
import type { Pack } from './pack-store';
import { fingerprintOf, signFor } from './station-keys';

/** Gathering each kind of evidence, and signing. */
export const stepsOf = ({ evidence }: Pick<InspectionDeps, 'evidence'>): number => evidence.kinds.length + 1;

/** Makes a pack that was ordered. It may begin again from the start: nothing of it is seen before it is whole. */
export async function makePack(deps: InspectionDeps, id: string): Promise<void> {
  const pack = await move(deps, id, 'start');
  if (!pack) return;
  const gathered = await gather(deps, pack);
  const { files } = gathered;
  const archive = await sealed(deps, gathered);
  await deps.database.transaction(async (tx) => {
    const now = await deps.packs.packById(tx, id, undefined);
    if (now?.state !== 'making') return;
    await deps.packs.putParts(tx, now, archive);
    const sha256 = createHash('sha256').update(archive).digest('hex');
    const records = files.reduce((all, { records: some }) => all + some.length, 0);
    const change = {
      state: 'ready',
      done: stepsOf(deps),
      records,
      bytes: archive.length,
      sha256,
      readyAt: deps.clock.now(),
    } as const;
    await deps.packs.changePack(tx, now, change);
    const actor = { kind: 'system', id: 'inspection', name: 'inspection', station: pack.station } as const;
    deps.ledger.append(tx, { actor, action: 'inspection.ready', subject: id, version: sha256, facts: { records } });
  });
}

/** Everything as it stood at one moment: what is signed or released meanwhile is in all of its files or in none. */
function gather({ database: { read }, evidence, packs }: InspectionDeps, pack: Pack): Promise<Made> {
  return evidence.atOneMoment(read, async (moment) => {
    const lines = new Map<string, readonly Line[]>();
    const files: ArchiveFile[] = [];
    for (const [index, kind] of evidence.kinds.entries()) {
      const found = await evidence.linesOf(moment, kind, pack);
      lines.set(kind.name, found);
      files.push(fileOf(kind.name, found));
      // Beside the moment, so that the page sees how far it is.
      await packs.noteProgress(read, pack.id, index + 1);
    }
    return { pack, files, lines, ledger: await evidence.ledgerHead(moment, pack.station) };
  });
}

/** What is left of a pack whose making failed for good. */
export async function failPack(deps: InspectionDeps, id: string): Promise<void> {
  await move(deps, id, 'fail');
}

async function move(deps: InspectionDeps, id: string, event: 'start' | 'fail'): Promise<Pack | undefined> {
  return deps.database.transaction(async (tx) => {
    const pack = await deps.packs.packById(tx, id, undefined);
    const next = pack && inspectionMachine.next(pack.state, event);
    if (!pack || !next?.ok) return undefined;
    await deps.packs.changePack(tx, pack, { state: next.value.state, done: 0 });
    return pack;
  });
}

type Made = {
  readonly pack: Pack;
  readonly files: readonly ArchiveFile[];
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly ledger: { readonly seq: number; readonly hash: string } | null;
};

async function sealed(deps: InspectionDeps, { pack, files, lines, ledger }: Made): Promise<Buffer> {
  const key = await signFor(deps, pack.station);
  const of = (name: string): readonly Line[] => lines.get(name) ?? [];
  const manifest = {
    format: 'hearth-inspection/1',
    ...{ pack: pack.id, station: pack.station, column: pack.column || null, orderedBy: pack.orderedBy },
    ...{ from: pack.from.toISOString(), until: pack.until.toISOString(), madeAt: deps.clock.now().toISOString() },
    ledger,
    readme: createHash('sha256').update(README).digest('hex'),
    key: { id: key.id, algorithm: 'Ed25519', fingerprint: fingerprintOf(key.publicKey) },
    summary: {
      ...Object.fromEntries(deps.evidence.kinds.map(({ name }) => [name, of(name).length])),
      errorRate: errorRate(of('manuscripts'), of('signatures')),
      returns: returnsByReason(of('steps')),
      smallStation: of('manuscripts').filter(({ smallStation }) => smallStation === true).length,
      corrections: of('releases').filter(({ correctionOf }) => correctionOf !== null).length,
    },
    files: files.map(({ name, records }) => ({ name, records })),
  };
  const bytes = Buffer.from(canonicalJson(manifest));
  const signature = Buffer.from(key.sign(bytes).toString('base64'));
  const whole = [
    { name: 'README.txt', bytes: Buffer.from(README) },
    { name: 'manifest.json', bytes },
    { name: 'manifest.sig', bytes: signature },
    { name: 'public-key.pem', bytes: Buffer.from(key.publicKey) },
    ...files,
  ];
  return gzipSync(tarOf(whole, deps.clock.now()), { level: 6 });
}

const README = `检查包 Inspection pack

核验：取得 inspection-verify.mjs（只需要 Node.js 20，不需要本系统），运行
  node inspection-verify.mjs 本文件.tar.gz --fingerprint 台站公布的密钥指纹
它会指出任何被改动、删除、增加或调换次序的记录。
指纹公布在台站网站 /api/stations/<台站>/inspection-keys。

To check: node inspection-verify.mjs THIS.tar.gz --fingerprint THE-PUBLISHED-ONE
It names every record that was changed, removed, added or moved. It needs Node.js 20 and nothing of the system that made this pack.
`;
