import { createHash } from 'node:crypto';
import { paperKinds, rubricBlocks, sealOf, type PaperKind, type PaperNeed, type Steps } from '@hearth/vetting/contract';
import type { Stage } from './browser';
import { aDeskOf, type Ask, type Told } from './by-api';

const DAY = 86_400_000;
const PANEL = ['panel-expert', 'teacher', 'mentor'] as const;
/** What a member finds: good goods, and no two members the same. */
const STEPS = [8, 9, 8] as const;

/** A scan of one page, as far as a host looks at it: what it says tells it from every other. */
const aScan = (lines: readonly string[]): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n% ${lines.join(' ')}\n%%EOF\n`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A day so many days from now, as papers in China write it. */
const dayIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

/** The supplier that hands goods in, and what they are called. */
export type HandedIn = {
  readonly supplier: string;
  readonly name: string;
  readonly uscc: string;
  readonly title: string;
  readonly lot: string;
};

/** Lets those who are in the pool sit on panels, as an administrator does once for each. */
export async function seatTheirExperts(stage: Stage): Promise<void> {
  const ask = await aDeskOf(stage, 'admin');
  const roles = (await ask('GET', '/admin/roles')).data as Told[];
  const panel = roles.find(({ code }) => code === 'hearth-panel-expert').id;
  for (const who of PANEL) {
    const email = `${who}@yunze.example`;
    const { results } = (await ask('GET', `/admin/users?_q=${encodeURIComponent(email)}`)).data;
    const user = (results as Told[]).find((one) => one.email === email);
    const held: readonly unknown[] = (user.roles as Told[]).map((one) => one.id);
    if (!held.includes(panel)) await ask('PUT', `/admin/users/${user.id}`, { roles: [...held, panel] });
  }
}

/** Registers goods with a lot and three prices, and files every paper that they need, which somebody else accepts. */
export async function paperedGoods(stage: Stage, about: HandedIn): Promise<string> {
  const [keep, judge] = [await aDeskOf(stage, 'shop-keeper'), await aDeskOf(stage, 'vetting-officer')];
  const { supplier, name, title, lot } = about;
  const facts = {
    ...{ spec: '一只', recipe: '', netWeight: '', shelfLifeDays: null, welfare: false, origin: '上坞村', storage: '' },
    ...{
      story: '老篾匠带着村里十二户编的竹篮。',
      seller: name,
      maker: name,
      plant: '上坞村',
      allergens: [],
      label: '',
    },
    ...{ gtin: null, prepackaged: false, branded: false, donation: false, marks: [] },
    priceBasis: { fen: 6_800, kind: 'list-price' },
  };
  const { id } = await keep('POST', '/vetting/products', { supplier, title, category: 'craft', facts });
  const made = { code: lot, madeAt: dayIn(-3), bestBefore: null, quantity: 120 };
  await keep('POST', `/vetting/products/${id}/lots`, made);
  const seen = { shotHash: null, seenAt: new Date().toISOString() };
  for (const price of [
    { venue: '供货方', url: null, fen: 6_800, basis: 'list' },
    { venue: '工艺品商店', url: 'https://craft.example/basket', fen: 7_900, basis: 'market' },
    { venue: '景区门店', url: 'https://spot.example/basket', fen: 8_800, basis: 'market' },
  ])
    await keep('POST', `/vetting/products/${id}/prices`, { ...seen, ...price });
  const { needs } = await keep('GET', `/vetting/products/${id}`);
  for (const need of (needs as PaperNeed[]).filter(({ standing }) => standing !== 'accepted')) {
    const at = need.scope === 'supplier' ? `/vetting/suppliers/${supplier}` : `/vetting/products/${id}`;
    const paper = await keep('POST', `${at}/papers`, await written(stage, keep, { about, need }));
    await judge('POST', `/vetting/papers/${paper.id}/decide`, { event: 'accept', version: paper.version });
  }
  return String(id);
}

type Writing = { readonly about: HandedIn; readonly need: PaperNeed };

const NUMBERS: Readonly<Partial<Record<PaperKind, string>>> = { 'test-report': '210020349096' };

/** A paper as somebody scans it: its bytes go to an address that is asked for first. */
async function written({ host }: Stage, keep: Ask, { about, need: { kind, lot } }: Writing): Promise<object> {
  const lines = [paperKinds[kind]['zh-Hans'], about.name, about.title, `批次 ${about.lot}`];
  const { pathname, search } = new URL((await keep('POST', '/vetting/files', {})).url, host.url);
  const sent = await fetch(host.url + pathname + search, {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(aScan(lines)),
  });
  const { hash }: Told = await sent.json();
  return {
    ...{ kind, lot, fileHash: hash, pages: 1, holder: about.name },
    ...{ validFrom: dayIn(-3), validTo: dayIn(300) },
    number: kind === 'business-licence' ? about.uscc : (NUMBERS[kind] ?? null),
    issuer: kind === 'test-report' ? '云泽市质量检测中心' : null,
    fields: {
      ...{ sample: about.lot, standard: 'GB 4806', quantity: '120', origin: '上坞村', subject: about.name },
      ...{ contact: '0570-8800123', basis: '自检合格', dailyCapacity: '20', carrier: '中通', amount: '500000' },
      ...{ harvestedAt: dayIn(-3), intervalEndsAt: dayIn(-20) },
    },
  };
}

/** Takes goods through the procedure: handed in, papers passed, a blind sample, a panel that seals and opens, the round settled. */
export async function judgedGoods(stage: Stage, product: string): Promise<void> {
  const [keep, officer] = [await aDeskOf(stage, 'shop-keeper'), await aDeskOf(stage, 'vetting-officer')];
  const version = async (): Promise<number> => (await keep('GET', `/vetting/products/${product}`)).version;
  await keep('POST', `/vetting/products/${product}/turn`, { event: 'submit', version: await version() });
  await officer('POST', `/vetting/products/${product}/judge`, { event: 'pass-papers', version: await version() });
  const retained = ['A', 'B'].map((side) => ({
    ...{ tag: `${product.slice(-8)}-${side}`, photoHash: sha256(`${product} ${side}`), place: '样品室 2 号柜' },
  }));
  const drawn = { product, lot: null, bestBefore: dayIn(180), retained };
  const sample = await officer('POST', '/vetting/samples', drawn);
  const tested = { version: sample.version, passed: true, finding: '感官与快检均合格' };
  await officer('POST', `/vetting/samples/${sample.id}/test`, tested);
  const briefs = Object.fromEntries(rubricBlocks.map((block) => [block, '资质与现场记录齐全']));
  const dueAt = new Date(Date.now() + 7 * DAY).toISOString();
  const announced = await officer('POST', '/vetting/rounds', { product, seats: PANEL.length, dueAt, briefs });
  const round = await officer('POST', `/vetting/rounds/${announced.id}/draw`, { version: announced.version });
  await scored(stage, round, sample.code);
  const opened = await officer('GET', `/vetting/rounds/${announced.id}`);
  await officer('POST', `/vetting/rounds/${announced.id}/settle`, { version: opened.version, vetoes: [] });
}

/** Everybody says that they have no ties, seals, and opens once all are sealed. */
async function scored(stage: Stage, { panel }: Told, code: string): Promise<void> {
  const members: { readonly ask: Ask; readonly sheet: Told }[] = [];
  for (const [index, who] of PANEL.entries()) {
    const ask = await aDeskOf(stage, who);
    const { forms } = await ask('GET', '/vetting/panel/forms');
    const seat = (panel as Told[]).find(({ id }) => (forms as Told[]).some((form) => form.seat === id));
    await ask('POST', `/vetting/panel/forms/${seat.id}`, { ties: [] });
    // One step for each block.
    const steps = Object.fromEntries(rubricBlocks.map((block) => [block, STEPS[index] ?? 8])) as Steps;
    const sheet = { code, person: seat.person, steps, vetoes: [], salt: sha256(`${code} ${seat.person}`) };
    members.push({ ask, sheet });
  }
  for (const { ask, sheet } of members)
    await ask('POST', `/vetting/panel/sheets/${code}/seal`, { commitment: sealOf(sheet) });
  for (const { ask, sheet } of members) {
    const { steps, vetoes, salt } = sheet;
    await ask('POST', `/vetting/panel/sheets/${code}/reveal`, { steps, vetoes, salt });
  }
}
