/** intended: not sent yet · demanded: with the issuer · supplied, refused: its answer */
export type LicenceDemandState = 'intended' | 'demanded' | 'supplied' | 'refused';

/** 索取: a licence the repository does not hold, asked for from its issuer; the case does not wait for it. */
export interface LicenceDemand {
  /** our key, the same for ever for one demand */
  demandNo: string;
  caseNo: string;
  /** 0 = the first of this case */
  seq: number;
  materialKey: string;
  licenceType: string;
  state: LicenceDemandState;
  createdAt: Date;
  answeredAt: Date | undefined;
  /** GB/T 36904; once supplied */
  licenceIdentifier: string | undefined;
  /** why the issuer gives none */
  refusal: string | undefined;
}
