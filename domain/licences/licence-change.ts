import { ALIVE, type LicenceState } from './licence.ts';
import type { RepositoryLicenceState } from './licence-repository.ts';

/**
 * suspend 暂扣, lift 恢复, forfeit 吊销 (行政处罚法第九条第三项) · revoke 撤销 (行政许可法第六十九条) · withdraw 撤回 (第八条第二款) ·
 * cancel 注销 (第七十条).
 */
export type LicenceChangeKind = 'suspend' | 'lift' | 'revoke' | 'withdraw' | 'forfeit' | 'cancel';

/** Why a licence may be changed, and the article that says so. */
export interface LicenceChangeGround {
  key: string;
  name: string;
  legalBasis: string;
  /** follows from another written decision, whose number (文号) is to be given */
  isByDocument?: boolean;
}

/** One change as it was decided; the repository is told afterwards. */
export interface LicenceChange {
  id: string;
  licenceId: string;
  /** 0 = the first of this licence */
  seq: number;
  kind: LicenceChangeKind;
  ground: string;
  documentNo: string | undefined;
  reason: string;
  /** account id; undefined: the repository said so */
  decidedBy: string | undefined;
  decidedAt: Date;
  toldAt: Date | undefined;
}

interface ChangeRule {
  name: string;
  from: readonly LicenceState[];
  to: Exclude<LicenceState, 'intended'>;
  inRepository: RepositoryLicenceState;
  event: string;
  grounds: readonly LicenceChangeGround[];
}

const PENALTY: LicenceChangeGround = {
  key: 'penalty',
  name: '行政处罚决定',
  legalBasis: '《行政处罚法》第九条第三项',
  isByDocument: true,
};
const ENDED: readonly LicenceState[] = ['revoked', 'withdrawn', 'forfeited'];
const REVOKE = '《行政许可法》第六十九条';
const CANCEL = '《行政许可法》第七十条';

export const CHANGE_RULES: Readonly<Record<LicenceChangeKind, ChangeRule>> = {
  suspend: {
    name: '暂扣',
    from: ['registered'],
    to: 'suspended',
    inRepository: 'suspended',
    event: 'LicenceSuspended',
    grounds: [PENALTY],
  },
  lift: {
    name: '恢复',
    from: ['suspended'],
    to: 'registered',
    inRepository: 'valid',
    event: 'LicenceRestored',
    grounds: [
      { key: 'term-over', name: '暂扣期限届满', legalBasis: '《行政处罚法》第九条第三项' },
      {
        key: 'penalty-undone',
        name: '暂扣决定被撤销、变更',
        legalBasis: '《行政处罚法》第七十五条第二款',
        isByDocument: true,
      },
    ],
  },
  revoke: {
    name: '撤销',
    from: ALIVE,
    to: 'revoked',
    inRepository: 'revoked',
    event: 'LicenceRevoked',
    grounds: [
      { key: 'abuse', name: '滥用职权、玩忽职守作出准予决定', legalBasis: `${REVOKE}第一款第一项` },
      { key: 'beyond-power', name: '超越法定职权作出准予决定', legalBasis: `${REVOKE}第一款第二项` },
      { key: 'against-procedure', name: '违反法定程序作出准予决定', legalBasis: `${REVOKE}第一款第三项` },
      { key: 'unqualified', name: '申请人不具备资格或者不符合法定条件', legalBasis: `${REVOKE}第一款第四项` },
      { key: 'other', name: '依法可以撤销的其他情形', legalBasis: `${REVOKE}第一款第五项` },
      { key: 'fraud', name: '以欺骗、贿赂等不正当手段取得', legalBasis: `${REVOKE}第二款` },
    ],
  },
  withdraw: {
    name: '撤回',
    from: ALIVE,
    to: 'withdrawn',
    inRepository: 'revoked',
    event: 'LicenceWithdrawn',
    grounds: [
      { key: 'law-changed', name: '所依据的法律、法规、规章修改或者废止', legalBasis: '《行政许可法》第八条第二款' },
      { key: 'facts-changed', name: '所依据的客观情况发生重大变化', legalBasis: '《行政许可法》第八条第二款' },
    ],
  },
  forfeit: {
    name: '吊销',
    from: ALIVE,
    to: 'forfeited',
    inRepository: 'revoked',
    event: 'LicenceForfeited',
    grounds: [PENALTY],
  },
  cancel: {
    name: '注销',
    from: [...ALIVE, ...ENDED],
    to: 'cancelled',
    inRepository: 'cancelled',
    event: 'LicenceCancelled',
    grounds: [
      { key: 'expired', name: '有效期届满未延续', legalBasis: `${CANCEL}第一项` },
      { key: 'holder-died', name: '公民死亡或者丧失行为能力', legalBasis: `${CANCEL}第二项` },
      { key: 'holder-ended', name: '法人或者其他组织依法终止', legalBasis: `${CANCEL}第三项` },
      { key: 'ended', name: '许可已被撤销、撤回，或者证件已被吊销', legalBasis: `${CANCEL}第四项` },
      { key: 'force-majeure', name: '因不可抗力许可事项无法实施', legalBasis: `${CANCEL}第五项` },
      { key: 'by-law', name: '法律、法规规定应当注销的其他情形', legalBasis: `${CANCEL}第六项` },
    ],
  },
};

/** The ground of a change the repository made by itself. */
export const BY_REPOSITORY = 'repository';

/** 事由 of a change, for screens. */
export const licenceChangeGround = (kind: LicenceChangeKind, key: string): LicenceChangeGround =>
  CHANGE_RULES[kind].grounds.find((ground) => ground.key === key) ?? {
    key,
    name: key === BY_REPOSITORY ? '电子证照库通知' : key,
    legalBasis: '',
  };

interface Subject {
  state: LicenceState;
  /** yyyy-mm-dd, the last valid day */
  validUntil: string;
  holderKind: 'person' | 'organisation';
  /** its renewal is asked for or granted, and not issued yet */
  isBeingRenewed: boolean;
}

const isOpen = (ground: string, { state, validUntil, holderKind, isBeingRenewed }: Subject, today: string): boolean => {
  if (ground === 'ended') return ENDED.includes(state);
  if (ENDED.includes(state)) return false;
  if (ground === 'expired') return today > validUntil && !isBeingRenewed;
  if (ground === 'holder-died') return holderKind === 'person';
  return ground !== 'holder-ended' || holderKind === 'organisation';
};

export interface PossibleChange {
  kind: LicenceChangeKind;
  name: string;
  grounds: readonly LicenceChangeGround[];
}

/** What may be decided about a licence in this state on this day (yyyy-mm-dd), each with its grounds. */
export const possibleChanges = (licence: Subject, today: string): PossibleChange[] =>
  Object.entries(CHANGE_RULES)
    .filter(([, { from }]) => from.includes(licence.state))
    .map(([kind, { name, grounds }]) => ({
      kind: kind as LicenceChangeKind,
      name,
      grounds: grounds.filter(({ key }) => isOpen(key, licence, today)),
    }))
    .filter(({ grounds }) => grounds.length > 0);
