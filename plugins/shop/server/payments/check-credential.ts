import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { PayCredential } from '../../contract';

/** What of a credential may be read by anybody: who the station is at its provider. */
export type CredentialMarks = { readonly app: string | null; readonly merchant: string | null };

/** Who the station is at its provider. */
export function marksOf(credential: PayCredential): CredentialMarks {
  switch (credential.provider) {
    case 'wechat':
      return { app: credential.appid, merchant: credential.mchid };
    case 'alipay':
      return { app: credential.appId, merchant: credential.sellerId };
    case 'stripe':
      return { app: credential.secretKey.includes('_live_') ? 'live' : 'test', merchant: null };
  }
}

/** Why a credential cannot be used, found out when it is set and not when somebody wants to pay. */
export function faultOf(credential: PayCredential): string | undefined {
  switch (credential.provider) {
    case 'wechat': {
      const bad = credential.platformKeys.find(({ publicKey }) => !isKey(() => createPublicKey(publicKey)));
      if (bad) return `platformKeys ${bad.serial}`;
      return isKey(() => createPrivateKey(credential.privateKey)) ? undefined : 'privateKey';
    }
    case 'alipay':
      if (!isKey(() => createPublicKey(credential.alipayPublicKey))) return 'alipayPublicKey';
      return isKey(() => createPrivateKey(credential.privateKey)) ? undefined : 'privateKey';
    case 'stripe':
      return undefined;
  }
}

function isKey(read: () => KeyObject): boolean {
  try {
    return read().asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
