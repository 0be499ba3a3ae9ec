import type { CorrectionBody, StaffActor, SwitchWanted } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform } from '../../platform';
import { correctionDepsOf } from '../../server/corrections/corrections.slice';
import { writeCorrection } from '../../server/corrections/open-correction';
import { packageDepsOf } from '../../server/packages/packages.slice';
import { makePackage, publishPackage } from '../../server/packages/write-package';
import { endSwitch, pressSwitch } from '../../server/switches/press-switch';
import { switchDepsOf } from '../../server/switches/switches.slice';
import type { Cast } from './load-topics';

const STATION = 'yunze';
const LOCALE = 'zh-Hans';

/** What a desk has behind it on an ordinary day: a package that is out, one that is being built, a correction asked for, a switch tried. */
export async function loadOrders(platform: Platform, cast: Cast): Promise<void> {
  const [chief, editor] = [cast('chief-editor'), cast('editor')];
  const stories = await newest(platform);
  if (stories.length < 6) return;
  await loadPackages(platform, { chief, editor, stories });
  await loadCorrection(platform, editor);
  const deps = switchDepsOf(platform);
  const drill: SwitchWanted & { endsAt: null } = {
    station: STATION,
    mode: 'silence',
    column: null,
    named: [],
    endsAt: null,
  };
  const on = unwrap(await pressSwitch(deps, chief, { ...drill, reason: '季度演练：全台静默，检查各账号是否停发' }));
  unwrap(await endSwitch(deps, chief, { id: on.id, version: on.version, reason: '演练结束，各账号按原计划恢复' }));
}

async function newest({ database }: Platform): Promise<readonly string[]> {
  return database
    .read('story_search')
    .where({ station: STATION, locale: LOCALE })
    .orderBy('published_at', 'desc')
    .limit(8)
    .pluck<string[]>('document_id');
}

type Desk = { readonly chief: StaffActor; readonly editor: StaffActor; readonly stories: readonly string[] };

async function loadPackages(platform: Platform, { chief, editor, stories }: Desk): Promise<void> {
  const deps = packageDepsOf(platform);
  const at = { station: STATION, locale: LOCALE, cover: null } as const;
  const itemsOf = (ids: readonly string[]) => ids.map((documentId) => ({ documentId, note: '' }));
  const out = unwrap(
    await makePackage(deps, editor, {
      ...{ ...at, title: '这一周，云泽人在忙什么' },
      intro: '从田间、工地到街边，记者走了一周，把看到的变化编在一起。',
      items: itemsOf(stories.slice(0, 4)),
    }),
  );
  unwrap(await publishPackage(deps, chief, out));
  unwrap(
    await makePackage(deps, editor, {
      ...at,
      title: '冬季民生服务指南',
      intro: '',
      items: itemsOf(stories.slice(4, 6)),
    }),
  );
}

async function loadCorrection(platform: Platform, editor: StaffActor): Promise<void> {
  const [documentId] = await platform.database
    .read('review_case as c')
    .join('story_search as s', { 's.document_id': 'c.document_id', 's.locale': 'c.locale' })
    .where({ 'c.station': STATION, 'c.locale': LOCALE })
    .whereLike('c.title', '%甜度平均高%')
    .pluck<string[]>('c.document_id');
  if (documentId === undefined) return;
  const body: CorrectionBody = {
    documentId,
    locale: LOCALE,
    number: '更〔2026〕6号',
    blame: 'source',
    oldFact: '甜度平均高 0.7 度',
    newFact: '甜度平均高 0.6 度',
    reason: '农技站复测后来函更正，原稿采用的是抽样初测数',
    publicNote: '本稿初发时甜度数据有误，复测为平均高 0.6 度。',
  };
  unwrap(await writeCorrection(correctionDepsOf(platform), editor, { body, opens: false }));
}
