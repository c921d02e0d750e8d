import type { Domain } from '../../domain/domain.ts';
import {
  CHANGE_RULES,
  LICENCE_STATE_NAMES,
  type LicenceChange,
  licenceChangeGround,
} from '../../domain/licences/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { maskName } from '../mask.ts';
import type { PeopleNames } from '../people-names.ts';
import type { CaseFile } from './case-file.ts';
import type { LicenceChangeView, LicenceView } from './licence-schemas.ts';

const viewChange = (change: LicenceChange, names: PeopleNames): LicenceChangeView => {
  const { kind, ground, documentNo, reason, decidedBy, decidedAt, toldAt } = change;
  const { name: groundName, legalBasis } = licenceChangeGround(kind, ground);
  return {
    kind,
    kindName: CHANGE_RULES[kind].name,
    groundName,
    legalBasis,
    documentNo: documentNo ?? null,
    reason,
    decidedBy: decidedBy === undefined ? '电子证照库' : (names.get(decidedBy) ?? '工作人员'),
    decidedAt: instantOf(decidedAt),
    toldAt: instantOrNull(toldAt),
  };
};

/** The licence of a case with what was decided about it since, and what may be decided now. */
export const readLicence = async (
  domain: Domain,
  { found }: CaseFile,
  names: PeopleNames,
): Promise<LicenceView | null> => {
  const licence = await domain.licences.findLicence(found.caseNo);
  if (licence === undefined) return null;
  const changes = await domain.licences.listLicenceChanges(licence);
  const possible = await domain.licences.listPossibleChanges(licence);
  const { licenceNo, identifier, registeredAt, holderName, validFrom, validUntil, state, content } = licence;
  return {
    licenceNo,
    identifier: registeredAt === undefined ? null : identifier,
    licenceType: content.licenceName,
    holderName: maskName(content.holderKind, holderName),
    validFrom,
    validUntil,
    state,
    stateName: LICENCE_STATE_NAMES[state],
    verifyPath: registeredAt === undefined ? null : `/public/licences/${identifier}`,
    changes: changes.map((change) => viewChange(change, names)),
    possibleChanges: possible.map(({ kind, name, grounds }) => ({
      kind,
      name,
      grounds: grounds.map((ground) => ({ ...ground, isByDocument: ground.isByDocument === true })),
    })),
    leadDepartmentId: found.leadDepartmentId,
  };
};
