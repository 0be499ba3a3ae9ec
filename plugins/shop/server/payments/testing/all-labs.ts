import { anAlipayLab, type AlipayLab } from '../../../../../tests/lab/pay/alipay-lab';
import type { LabNotice, LabTrade, PayWorld } from '../../../../../tests/lab/pay/pay-world';
import { aStripeLab, type StripeLab } from '../../../../../tests/lab/pay/stripe-lab';
import { aWechatLab, type WechatLab } from '../../../../../tests/lab/pay/wechat-lab';
import type { PayMethod } from '../../../contract';
import { aPayDesk, type PayDesk } from './a-pay-desk';
import { aPayDoor, type PayDoor } from './a-pay-door';

/** A stand-in as tests of all providers use it. */
export type AnyLab = {
  readonly world: PayWorld;
  readonly method: PayMethod;
  pay(outTradeNo: string): LabTrade;
  /** Somebody opens what the payment led to, where the provider learns of it only then. */
  open(url: string): void;
  notice(outTradeNo: string, twist?: LabTwist): LabNotice;
  /** What of a trade its notices can get wrong. */
  readonly wrongs: readonly (keyof Pick<LabTrade, 'amount' | 'app' | 'merchant' | 'currency'>)[];
};

/** What of a notice is not as it should be, for all stand-ins alike. */
export type LabTwist = {
  readonly id?: string;
  readonly isForged?: boolean;
  readonly trade?: Partial<Pick<LabTrade, 'amount' | 'app' | 'merchant' | 'currency'>>;
};

/** All three providers beside one desk, and the door at which they call in. */
export type PayTown = {
  readonly desk: PayDesk;
  readonly door: PayDoor;
  readonly wechat: WechatLab;
  readonly alipay: AlipayLab;
  readonly stripe: StripeLab;
  readonly labs: Readonly<Record<'wechat' | 'alipay' | 'stripe', AnyLab>>;
  stop(): Promise<void>;
};

/** Builds it. */
export async function aPayTown(): Promise<PayTown> {
  const [wechat, alipay, stripe] = [await aWechatLab(), await anAlipayLab(), await aStripeLab()];
  const desk = await aPayDesk({ wechat: wechat.url, alipay: alipay.url, stripe: stripe.url });
  const { papers } = wechat;
  await desk.set({ ...papers, platformKeys: [...papers.platformKeys] });
  await desk.set({ ...alipay.papers });
  await desk.set({ ...stripe.papers });
  const door = await aPayDoor(desk.deps);
  const nothing = (): void => undefined;
  const scan = { method: 'scan', open: nothing } as const;
  return {
    ...{ desk, door, wechat, alipay, stripe },
    labs: {
      wechat: { ...wechat, ...scan, wrongs: ['amount', 'app', 'merchant', 'currency'] },
      alipay: { ...alipay, ...scan, wrongs: ['amount', 'app', 'merchant'] },
      stripe: { ...stripe, method: 'page', open: nothing, wrongs: ['amount', 'app', 'currency'] },
    },
    stop: async () => {
      await door.close();
      await Promise.all([wechat.stop(), alipay.stop(), stripe.stop()]);
      await desk.drop();
    },
  };
}
