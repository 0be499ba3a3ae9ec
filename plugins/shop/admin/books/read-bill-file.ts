/** The text of a bill as its provider wrote it: many banks still write GBK, and a wrong reading would make every word of it bad. */
export async function readBillFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A bill to fill in, for providers that give none. */
export const BILL_TEMPLATE =
  '\uFEFF类型,单号,金额（元）,手续费（元）,时间\r\n支付,4200001,59.90,0.36,2026-11-30 10:00:00\r\n';
