/** The electronic licence repository (电子证照库) as we need it. Days are yyyy-mm-dd. */
export interface LicenceRepository {
  /** Licences of this holder that are valid today; empty = the repository answers that there is none. */
  findLicences(query: { holderCode: string; licenceType: string }): Promise<RepositoryLicence[]>;
  /** The file of a licence, PDF. */
  fetchFile(identifier: string): Promise<Buffer>;
  findLicence(identifier: string): Promise<RepositoryLicence | undefined>;
  /** Registers a licence under our request key, or answers the registration that is there. */
  register(registration: NewRegistration): Promise<Registration>;
  /** undefined: the repository knows nothing of this request key */
  findRegistration(requestKey: string): Promise<Registration | undefined>;
  /** Once per request key, however often it is sent. */
  changeState(change: LicenceStateChange): Promise<RepositoryLicence>;
  /** The licence as that change left it or later ones; undefined: the repository knows nothing of this request key */
  findStateChange(requestKey: string): Promise<RepositoryLicence | undefined>;
  /** 索取: asks the issuer of this type for the holder's licence; once per request key. The answer comes later. */
  demand(demand: NewDemand): Promise<RepositoryDemand>;
  /** undefined: the repository knows nothing of this request key */
  findDemand(requestKey: string): Promise<RepositoryDemand | undefined>;
  /** Hands over a licence issued before (存量证照); once per request key. Whether it is taken is said later. */
  pushStock(registration: NewRegistration): Promise<RepositoryStock>;
  /** undefined: the repository knows nothing of this request key */
  findStock(requestKey: string): Promise<RepositoryStock | undefined>;
}

export type RepositoryLicenceState = 'valid' | 'suspended' | 'revoked' | 'cancelled';

export interface LicenceMetadata {
  /** GB/T 36904 */
  identifier: string;
  /** code of the licence type: USCC of the defining body + 3 digits */
  licenceType: string;
  licenceName: string;
  licenceNo: string;
  holderName: string;
  /** unified social credit code or ID number */
  holderCode: string;
  /** 001 = unified social credit code, 111 = ID number */
  holderCodeType: '001' | '111';
  issuerCode: string;
  issuerName: string;
  issuedOn: string;
  validFrom: string;
  validUntil: string;
}

export interface RepositoryLicence extends LicenceMetadata {
  state: RepositoryLicenceState;
}

export interface NewRegistration {
  requestKey: string;
  licence: LicenceMetadata;
  /** what stands on the licence */
  content: Record<string, unknown>;
  file: Buffer;
  /** SHA-256 of the file, hex */
  fileHash: string;
}

export interface Registration {
  requestKey: string;
  identifier: string;
  /** ISO instant */
  registeredAt: string;
}

export interface LicenceStateChange {
  requestKey: string;
  identifier: string;
  state: RepositoryLicenceState;
  reason: string;
}

export interface NewDemand {
  requestKey: string;
  licenceType: string;
  holderName: string;
  /** unified social credit code or ID number */
  holderCode: string;
}

export interface RepositoryDemand {
  requestKey: string;
  /** pending: with the issuer · supplied: `identifier` is the licence, now in the repository · refused: `reason` says why */
  state: 'pending' | 'supplied' | 'refused';
  identifier?: string;
  reason?: string;
}

export interface RepositoryStock {
  requestKey: string;
  identifier: string;
  /** pending: being looked at · registered · refused: `reason` says why */
  state: 'pending' | 'registered' | 'refused';
  reason?: string;
}
