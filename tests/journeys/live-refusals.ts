import type { Locator } from 'playwright-core';
import { barriers } from './barriers';
import { aside, type Member } from './live-crew';
import { goodsRefusalJourneys } from './live-goods-refusals';
import * as plan from './live-plan';
import type { LiveStage } from './live-stage';
import { show } from './show';

const OPENING = '开场，镜头走进果园';
const SIGNERS = ['chief-editor', 'compliance-officer'] as const;

/** The gate of a live, from everything missing to nothing, and then each condition alone that people can bring about. */
export function refusalJourneys(live: () => LiveStage): void {
  const director = () => live().crew.page('field-controller');
  const host = () => live().crew.page('host');
  const refused = (name: string) => plan.isRefused(director(), '备播', [name]);
  const signedBy = (who: Member) => aside(live().crew.page(who), (page) => plan.signsScript(page, live().plan, who));
  const changesAnchor = async (change: (dialog: Locator) => Promise<unknown>) => {
    await plan.changesAnchor(live().crew.page('mcn-operator'), change);
    await director().reload();
  };

  it('opens only after mark, setting, anchor and people are there', async () => {
    const { crew } = live();
    await plan.addsWords(director(), OPENING);
    await plan.missing(director(), ['setting-reviewed', 'ad-marked', 'anchors-named', 'duty-present']);
    await plan.moves(director(), '排定');
    await plan.turnsBox(director(), '画面持续显示“广告”标识');
    await plan.looksAtSetting(crew.page('compliance-officer'), live().plan);
    await plan.missing(director(), ['anchors-named', 'duty-present']);
    await plan.namesDuty(director());
    await plan.comesOnDuty(crew, live().plan);
    await plan.missing(director(), ['anchors-named', 'anchors-of-age', 'anchors-trained']);
    await plan.entersAnchor(crew.page('mcn-operator'));
    await director().reload();
    await plan.missing(director(), []);
  }, 120_000);

  it('refuses for want of runsheet-there alone', async () => {
    await director()
      .getByRole('button', { name: `移除“${OPENING}”` })
      .click();
    await refused('runsheet-there');
    await plan.addsGoods(director(), live().own);
  });

  it('refuses for want of scripts-approved alone, until two others have signed what the host wrote on a proved claim', async () => {
    await refused('scripts-approved');
    await aside(host(), (page) => plan.writesScript(page, live().plan, '接下来看今天的第一样'));
    await signedBy('chief-editor');
    await refused('scripts-approved');
    await signedBy('compliance-officer');
    await plan.missing(director(), []);
    expect(await barriers(director())).toEqual([]);
    await show(director(), 'admin-live-session');
  }, 120_000);

  it.each([
    ['ad-marked', '画面持续显示“广告”标识'],
    ['minors-agreed', '有未满 18 岁的人出镜'],
  ] as const)('refuses for want of %s alone', async (condition, box) => {
    await plan.turnsBox(director(), box);
    await refused(condition);
    await plan.turnsBox(director(), box);
    await plan.missing(director(), []);
  });

  it.each([
    ['ai-labelled', 'AI 使用', '声音'],
    ['donation-signed', /^类型/, '含捐赠'],
  ] as const)('refuses for want of %s alone', async (condition, field, word) => {
    await plan.turnsWord(director(), field, word);
    await refused(condition);
    await plan.turnsWord(director(), field, word);
    await plan.missing(director(), []);
  });

  it('refuses for want of stock-planned alone', async () => {
    await plan.plansUnits(director(), live().own, 31);
    await refused('stock-planned');
    await plan.plansUnits(director(), live().own, 2);
    await plan.missing(director(), []);
  });

  it('refuses for want of setting-reviewed alone, once the set was changed', async () => {
    await plan.changes(director(), (dialog) => dialog.getByLabel(/^服装、布景、道具/).fill('蓝布围裙，竹筐三只'));
    await refused('setting-reviewed');
    await plan.looksAtSetting(live().crew.page('compliance-officer'), live().plan);
    await director().reload();
    await plan.missing(director(), []);
  });

  it('refuses for want of scripts-approved alone, once other words were loaded', async () => {
    await aside(host(), (page) => plan.rewordsScript(page, live().plan, '这是今天的第一样'));
    await refused('scripts-approved');
    for (const who of SIGNERS) await signedBy(who);
    await plan.missing(director(), []);
  });

  it('refuses for want of duty-present alone', async () => {
    await director().getByRole('button', { name: '撤下 方一鸣' }).click();
    await refused('duty-present');
    await plan.namesOne(director(), 'editor', '值班编辑');
    await live().crew.page('editor').reload();
    await director().reload();
    await plan.missing(director(), []);
  });

  it('refuses for want of anchors-named alone', async () => {
    const turn = () =>
      changesAnchor((dialog) => dialog.getByRole('checkbox', { name: '已核验真实姓名与身份' }).click());
    await turn();
    await refused('anchors-named');
    await turn();
    await plan.missing(director(), []);
  });

  it('refuses for want of anchors-of-age alone, whoever agreed to it', async () => {
    const turn = (birth: string) =>
      changesAnchor(async (dialog) => {
        await dialog.getByLabel(/^出生日期/).fill(birth);
        await dialog.getByRole('checkbox', { name: /^监护人已书面同意/ }).click();
      });
    await turn('2012-05-06');
    await refused('anchors-of-age');
    await turn('1994-05-06');
    await plan.missing(director(), []);
  });

  it('refuses for want of anchors-trained alone', async () => {
    const fill = (until: string) => changesAnchor((dialog) => dialog.getByLabel(/^培训考核有效至/).fill(until));
    await fill('2025-01-01T08:00');
    await refused('anchors-trained');
    await fill('2030-01-01T08:00');
    await plan.missing(director(), []);
  });

  it('refuses for want of anchors-not-banned alone', async () => {
    await changesAnchor(async (dialog) => {
      await dialog.getByLabel(/^封禁至/).fill('2030-01-01T08:00');
      await dialog.getByLabel(/^封禁原因/).fill('平台通报');
    });
    await refused('anchors-not-banned');
    await changesAnchor((dialog) => dialog.getByLabel(/^封禁至/).fill(''));
    await plan.missing(director(), []);
  });

  goodsRefusalJourneys(live);
}
